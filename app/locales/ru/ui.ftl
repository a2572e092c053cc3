# Слова, общие для всех страниц
product = Отклик
product-tagline = Анкеты и диагностика педагогов
skip-to-content = К содержанию
save = Сохранить
cancel = Отмена
back = Назад
next = Далее
delete = Удалить
add = Добавить
copy = Копировать
print = Напечатать
close = Закрыть
required-mark = обязательно
quoted = «{ $text }»
language-other = English
contrast-on = Версия для слабовидящих
contrast-off = Обычная версия
demo-badge = демонстрация
count-teachers = { $count ->
    [one] { $count } педагог
    [few] { $count } педагога
   *[many] { $count } педагогов
  }
form-refused = Не получилось сохранить: проверьте отмеченное
error-not-found-title = Такой страницы нет
error-not-found-text = Возможно, ссылка устарела или в адресе опечатка. Ничего из введённого вами не потеряно.
error-forbidden-title = Здесь нужны другие права
error-forbidden-text = Вашей роли эта страница не открыта. Попросите администратора системы, если доступ нужен для работы.
crowd-title = Сейчас очень много посетителей
crowd-page = Ничего делать не нужно: страница откроется сама через несколько секунд.
crowd-form = Отправленное ещё не принято. Подождите несколько секунд и обновите эту страницу: браузер отправит всё ещё раз.
error-unexpected-title = У нас что-то сломалось
error-unexpected-text = Ошибка записана в журнал. Сообщите администратору номер { $reference }.
error-busy-title = Сейчас слишком много запросов
error-busy-text = Повторите через { $seconds } с.
error-home = На главную
# Проблемы форм
problem-required = Заполните это поле
problem-text-too-long = Не длиннее { $max } знаков
problem-time-unreadable = Укажите время, например 08:30
problem-date-unreadable = Укажите дату, например 20.04.2026
problem-number-unreadable = Нужно число
problem-file-missing = Файл пуст
problem-file-too-large = Файл больше { $max } МБ: уменьшите его или дайте ссылку
problem-file-kind-unknown = Такой файл не подходит: нужен PDF, JPG, PNG, DOCX, XLSX, ODT или ODS
problem-form-unreadable = Форма пришла неполной. Обновите страницу и отправьте ещё раз
problem-not-found = Этого уже нет: возможно, кто-то удалил
problem-forbidden = Вашей роли это действие не открыто
problem-signed-out = Вы вышли из системы. Войдите снова: введённое сохранено
problem-busy = Слишком много попыток. Повторите через { $seconds } с.
problem-unexpected = Ошибка на сервере, номер { $reference }. Попробуйте ещё раз
section-instruments = Тесты и анкеты
section-campaigns = Кампании
section-roster = Педагоги
section-indicators = Показатели
section-accounts = Доступ
crumbs = Путь
menu = Меню
menu-people = Люди
menu-growth = Обучение и развитие
menu-school = Школа
section-registers = Реестры
sections = Разделы
help = Первые шаги
# Списки и история
register-show = Показать
register-reset = Сбросить
register-export = Скачать
register-nothing = Ничего не найдено
register-nothing-text = Измените поиск или фильтры.
register-pages = Страницы списка
register-span = { $first }–{ $last } из { $total }
register-before = Назад
register-after = Дальше
history-title = История изменений
history-empty = Изменений ещё не было.
history-by-itself = система
