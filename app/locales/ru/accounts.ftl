# Вход и доступ
sign-in-title = Вход для сотрудников
sign-in-lead = Педагогам вход не нужен: анкету открывает личная ссылка.
sign-in-login = Имя для входа
sign-in-password = Пароль
sign-in-submit = Войти
sign-out = Выйти
first-start-title = Войти пока некому
first-start-text = Добавьте школу и первого администратора на сервере, в командной строке. Пароль программа спросит сама.
problem-sign-in-wrong = Имя или пароль не подходят
problem-login-unreadable = Латинские или русские буквы, цифры и знаки . - _ @, не длиннее 100
problem-login-taken = Такое имя для входа уже занято
problem-name-unreadable = Имя — одна строка не длиннее 200 знаков
problem-password-too-short = Нужно не меньше { $count } знаков
problem-password-too-long = Такой длинный пароль не подходит
problem-password-guessed = Этот пароль слишком легко угадать
problem-password-wrong = Нынешний пароль другой
problem-user-is-you = Свой доступ закрыть нельзя: попросите другого администратора
problem-code-unreadable = Код — латинские буквы, цифры, дефис или подчёркивание, не длиннее 40
problem-org-code-taken = Организация с таким кодом уже есть
role-coordinator = координатор
role-school_admin = администрация школы
role-sysadmin = администратор системы
role-mo_head = руководитель МО
role-municipal_coordinator = муниципальный координатор
role-municipal_viewer = управление образования
role-methodist = методист
role-analyst = аналитик
# Пользователи
accounts-lead = Кто может войти и что ему открыто. Педагогам доступ не нужен: они отвечают по личным ссылкам.
accounts-caption = Пользователи
user-name = Фамилия и инициалы
user-role = Роль
user-acts = Действия
user-disabled = доступ закрыт
user-disable = Закрыть доступ
user-enable = Вернуть доступ
user-add-title = Новый пользователь
user-add = Добавить пользователя
user-login-hint = Например, v.demchenko
user-role-hint = Координатор собирает тесты и ведёт кампании, администрация видит ход и результаты, администратор системы — только доступ.
user-roles = Роли и сроки
user-card-title = Ответственное лицо
user-card-login = Входит как { $login }
user-disabled-note = Доступ закрыт: войти нельзя, пока его не вернут в списке.
role-from = С какого дня
role-from-hint = Пусто — с сегодняшнего
role-to = По какой день
role-to-hint = Пусто — без срока; для замещения укажите
role-order = Приказ
role-order-hint = Например, «№ 57 от 12.03.2026». Можно оставить пустым
role-days = с { $from } по { $to }
role-since = с { $from }
role-until = по { $to }
role-always = без срока
role-by-order = приказ { $order }
role-coming = ещё не началась
role-over = закончилась
role-give-title = Дать роль
role-give-hint = Ещё одна роль или замещение на время отпуска: роль откроется и закроется сама в указанные дни. Пользователю понадобится войти снова.
role-give = Дать роль
role-end-title = Закончить роль
role-last-day = Последний день
role-last-day-hint = Пусто — сегодня. Со следующего дня роль ничего не откроет.
role-end = Закончить
role-take-back = Отменить назначение
done-role = Готово. Пользователю понадобится войти снова.
problem-role-ends-early = Последний день раньше первого
problem-role-held = В эти дни у пользователя уже есть такая роль
problem-role-is-yours = Свою роль администратора системы закончить нельзя: попросите другого администратора
problem-order-unreadable = Одна строка не длиннее { $max } знаков
responsible-act-give = Роль дана
responsible-act-end = Роль закончена
responsible-field-role = роль
responsible-field-from = с
responsible-field-to = по
responsible-field-order_ref = приказ
responsible-role-coordinator = координатор
responsible-role-school_admin = администрация школы
responsible-role-sysadmin = администратор системы
responsible-role-mo_head = руководитель МО
responsible-role-municipal_coordinator = муниципальный координатор
responsible-role-municipal_viewer = управление образования
responsible-role-methodist = методист
responsible-role-analyst = аналитик
disable-title = Закрыть доступ
disable-question = Закрыть доступ: { $name }?
disable-consequence = Пользователь { $login } выйдет на всех устройствах и не сможет войти. Всё, что он сделал, останется. Доступ можно вернуть.
disable-submit = Закрыть доступ
done-added = Пользователь добавлен. Передайте ему имя для входа и пароль.
done-disabled = Доступ закрыт.
done-enabled = Доступ возвращён.
done-changed = Пароль изменён, на других устройствах вы вышли.
# Свой пароль
password-title = Сменить пароль
password-old = Нынешний пароль
password-new = Новый пароль
password-hint = Не меньше 8 знаков. Лучше всего — несколько слов подряд.
password-consequence = На других устройствах понадобится войти снова.
password-submit = Сменить пароль
# Главная
home-title = Главная
home-greeting = Здравствуйте, { $name }
home-running = { $count ->
    [0] Сейчас кампаний нет.
    [one] Идёт { $count } кампания.
    [few] Идут { $count } кампании.
   *[many] Идёт { $count } кампаний.
  }
home-new-instrument = Новый тест или анкета
home-new-campaign = Новая кампания
home-open = Идёт
home-paused = Приостановлена
home-until = до { $moment }
home-rate = Охват
home-of = { $complete } из { $eligible }
home-decide = Ждёт вашего решения
home-today = Что сделать сегодня
home-silent = { $count ->
    [one] { $count } педагог не ответил
    [few] { $count } педагога не ответили
   *[many] { $count } педагогов не ответили
  }
home-indicator = Проверить показатель 1
home-empty-title = Кампаний ещё нет
home-empty-text = Загрузите список педагогов, соберите тест или анкету, выберите, кто отвечает, и раздайте личные ссылки. Обычно на это уходит полчаса.
home-step-roster = Загрузить список педагогов
home-step-instrument = Создать тест
home-step-campaign = Открыть кампанию
home-quiet-title = Сейчас никого не спрашиваем
home-quiet-text = Прошедшие кампании и их результаты — на своих местах.
home-all-campaigns = Все кампании
home-keeper-title = Доступ и пользователи
home-keeper-text = Вы ведёте доступ. Тесты, ответы и результаты администратору системы не видны.
home-users = Пользователи школы
