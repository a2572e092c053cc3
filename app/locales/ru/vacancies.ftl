# Банк вакансий.

vacancies-column-id = Код
vacancies-column-position = Должность
vacancies-column-subject = Предмет
vacancies-column-posts = Количество
vacancies-column-rate = Ставка
vacancies-column-load = Нагрузка
vacancies-column-opened = Открыта
vacancies-column-closed = Закрыта
vacancies-column-kind = Вид
vacancies-column-reason = Причина закрытия
vacancies-column-confirmed = Подтверждена
vacancies-column-note = Примечание

section-vacancies = Вакансии
vacancies-title = Банк вакансий
vacancies-file = Вакансии
vacancies-lead = { $count ->
    [one] На { $day } открыта { $count } вакансия
    [few] На { $day } открыты { $count } вакансии
   *[many] На { $day } открыто { $count } вакансий
  }
vacancies-rates = ставок { $rates }
vacancies-temporary = временных { $count }
vacancies-long = дольше 90 дней { $count }
vacancies-other = не педагогических { $count }
vacancies-empty = Вакансий пока нет
vacancies-empty-text = Запишите открытую должность: число открытых педагогических вакансий на 1 января — это показатель 4.
vacancies-find = Должность
vacancies-on = На дату
vacancies-state = Состояние
vacancies-open = Открыты
vacancies-closed = Закрыты
vacancies-all = Все
vacancies-any-kind = Любой вид
vacancies-kinds-permanent = Постоянные
vacancies-kinds-temporary = Временные
vacancies-kind-permanent = постоянная
vacancies-kind-temporary = временная
vacancies-load-short = Часов
vacancies-lasts = Сколько открыта
vacancies-awaiting = { $count ->
    [one] Подтвердите актуальность { $count } вакансии
   *[many] Подтвердите актуальность { $count } вакансий
  }
vacancies-awaiting-text = Показатель 4 считается по состоянию на { $day }. Проверьте каждую строку: верна — подтвердите, занята — закройте.
vacancies-awaiting-later = По состоянию на { $day } не подтверждено строк: { $count }
vacancies-confirm-all = Подтвердить все
vacancies-sheet = Печать
vacancies-sheet-title = Банк вакансий
vacancies-sheet-on = по состоянию на { $day }
vacancies-sheet-none = На этот день открытых вакансий нет.
vacancies-sheet-sum = Педагогических вакансий: { $count }
vacancies-sheet-days = Дней открыта
vacancies-sheet-head = Руководитель
vacancies-field-position = Должность
vacancies-field-subject = Предмет
vacancies-field-counts = Педагогическая
vacancies-field-posts = Единиц
vacancies-field-rate = Ставка
vacancies-field-load = Нагрузка, часов в неделю
vacancies-field-opened = Открыта
vacancies-field-closed = Закрыта
vacancies-field-reason = Причина закрытия
vacancies-field-temporary = Вид
vacancies-field-confirmed = Подтверждена
vacancies-field-note = Примечание
vacancies-act-add = Вакансия добавлена
vacancies-act-edit = Вакансия изменена
vacancies-act-close = Вакансия закрыта
vacancies-act-confirm = Актуальность подтверждена
vacancies-counts-yes = да, учитывается в показателе 4
vacancies-counts-no = нет
vacancies-counts-own = по должности
vacancies-temporary-yes = временная
vacancies-temporary-no = постоянная
vacancy-title = Вакансия
vacancy-code = Код
vacancy-add = Добавить вакансию
vacancy-edit = Изменить
vacancy-open = открыта
vacancy-closed = закрыта
vacancy-not-counted = не педагогическая
vacancy-days = { $count ->
    [one] открыта { $count } день
    [few] открыта { $count } дня
   *[many] открыта { $count } дней
  }
vacancy-days-were = { $count ->
    [one] была открыта { $count } день
    [few] была открыта { $count } дня
   *[many] была открыта { $count } дней
  }
vacancy-position-hint = Как в штатном расписании: «учитель физики»
vacancy-rate-each = Ставка каждой единицы
vacancy-temporary = Временная
vacancy-temporary-hint = Пока кто-то отсутствует, например на время отпуска по уходу за ребёнком
vacancy-reopen-hint = Чтобы открыть вакансию снова, сотрите день закрытия. Внесённую по ошибке закройте днём открытия: тогда она не считается открытой ни одного дня.
vacancy-confirm = Верно
vacancy-confirm-of = Верно: { $position }
vacancy-awaits = Верна ли эта строка по состоянию на { $day }?
vacancy-close = Закрыть
vacancy-close-on = Первый день, когда она уже не открыта
vacancy-close-hint = Например: «принят учитель», «ставка сокращена»

problem-vacancy-counts = Такой должности нет в перечне: укажите сами, педагогическая ли она
problem-vacancy-posts = От 1 до { $max }
problem-vacancy-rate = Ставка больше 0 и не больше 2, например 0,5
problem-vacancy-load = От 1 до { $max } часов
problem-vacancy-close-reason = Напишите, почему вакансия закрыта
problem-vacancy-closed = Эта вакансия уже закрыта
problem-vacancy-nothing-ticked = Нечего подтверждать
