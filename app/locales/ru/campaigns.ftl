# Кампании
campaigns-title = Кампании
campaigns-lead = Кого, о чём и когда спрашиваем. Время { $zone }.
campaigns-empty-title = Кампаний пока нет
campaigns-empty-text = Кампания раздаёт опубликованный тест или анкету по личным ссылкам и показывает охват. Создайте первую.
campaigns-empty-no-version = Сначала опубликуйте тест или анкету: спрашивать пока нечем.
campaigns-empty-reader = Их готовит координатор. Здесь появится каждая, со сроком и охватом.
campaign-no-version-title = Нет опубликованного теста или анкеты
campaigns-to-instruments = К тестам и анкетам
campaign-title = Кампания
campaign-new = Новая кампания
campaign-edit-title = Изменить кампанию
campaign-edit = Изменить
campaign-board = Ход кампании
campaign-results = Результаты
campaign-links = Ссылки
campaign-slips = Карточки
campaign-rate = Охват
campaign-done-of = { $complete } из { $eligible }
campaign-not-begun = ещё не началась
campaign-save = Сохранить
campaign-choose = Выберите
# Состояния
campaign-state-draft = Черновик
campaign-state-scheduled = Запланирована
campaign-state-open = Идёт
campaign-state-paused = Пауза
campaign-state-closed = Завершена
campaign-state-archived = В архиве
# Что
campaign-what = Что спрашиваем
campaign-instrument = Тест или анкета
campaign-version = { $title }, версия { $no } от { $date }
campaign-version-short = версия { $no }, { $items ->
    [one] { $items } задание
    [few] { $items } задания
   *[many] { $items } заданий
  }
campaign-name = Название
campaign-name-hint = Его увидят педагоги
campaign-code = Короткое имя
campaign-code-hint = Для названий файлов, например Т1-2026
campaign-kind = Вид
campaign-kind-main = Основная
campaign-kind-main-note = Обычный порядок
campaign-kind-second_wave = Вторая волна
campaign-kind-second_wave-note = Для тех, кто не прошёл в срок
campaign-kind-pilot = Апробация
campaign-kind-pilot-note = Проверка теста: в показатели не входит никогда
campaign-counts = Учитывать в показателях
campaign-counts-yes = учитывается в показателях
campaign-counts-no = в показателях не учитывается
# Когда
campaign-when = Когда
campaign-opens = Открыть
campaign-closes = Закрыть
campaign-window = { $window }, время { $zone }
campaign-zone = Время { $zone }. Кампания откроется и закроется сама.
zone-europe-kaliningrad = калининградское
zone-europe-moscow = московское
zone-europe-samara = самарское
zone-europe-volgograd = волгоградское
zone-europe-saratov = саратовское
zone-asia-yekaterinburg = екатеринбургское
zone-asia-omsk = омское
zone-asia-novosibirsk = новосибирское
zone-asia-krasnoyarsk = красноярское
zone-asia-irkutsk = иркутское
zone-asia-yakutsk = якутское
zone-asia-vladivostok = владивостокское
zone-asia-magadan = магаданское
zone-asia-kamchatka = камчатское
# Кого
campaign-whom = Кто отвечает
campaign-groups = Должности
audience-pedagogical = Педагогические работники
audience-manager = Руководители
audience-support = Вспомогательный персонал
audience-young = Молодые педагоги
campaign-unions = Методические объединения
campaign-unions-hint = Если отметить, спросим только в них
campaign-persons = По фамилиям
campaign-persons-hint = Их спросим в любом случае, какой бы ни была должность
campaign-part-timers = Внешние совместители
campaign-external = Спросить и внешних совместителей
campaign-external-yes = спрашиваем
count-people = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
  }
heads-title = Получат ссылку
heads-of = { $total ->
    [one] из { $total } адресата
   *[many] из { $total } адресатов
  }{ $left_out ->
    [0] {""}
    [one] , { $left_out } не подлежит
   *[many] , { $left_out } не подлежат
  }
heads-nobody = Под этот выбор в списке педагогов никто не подходит
heads-left-out = { $count ->
    [one] { $count } не отвечает
   *[many] { $count } не отвечают
  }
heads-sum = { $total ->
    [one] { $total } адресат
    [few] { $total } адресата
   *[many] { $total } адресатов
  }{ $left_out ->
    [0] .
    [one] , из них { $left_out } не подлежит:
   *[many] , из них { $left_out } не подлежат:
  }
heads-recount = Пересчитать
heads-note = Список закрепится в момент открытия. Изменения после этого останутся в журнале.
heads-frozen = Список закреплён при открытии. Кто добавлен позже, отмечен в ссылках и в журнале.
ineligible-long_leave_whole_window = длительный отпуск
ineligible-dismissed_before_open = увольнение до открытия
ineligible-duplicate = записан дважды
ineligible-other = другая причина
ineligible- = причина не указана
# По каким правилам
campaign-who-sees = Кто видит ответы
anonymity-named = Именная
anonymity-named-note = Педагог, координатор и администрация
anonymity-confidential = Конфиденциальная
anonymity-confidential-note = Имена видит только координатор, в сводках группы от 5 человек
anonymity-anonymous = Анонимная
anonymity-anonymous-note = Кто ответил, известно, кто что ответил — никому; итоги после закрытия. Только для анкет без ключа.
campaign-resume = Продолжить на другом устройстве
resume-link = По той же ссылке
resume-link-note = Проще всего: ссылка открывается где угодно
resume-code = По ссылке и коду с карточки
resume-code-note = Если компьютер общий и ссылку могут увидеть другие
campaign-rules = Правила
campaign-attempts = Попыток
attempts-count = { $count ->
    [one] { $count } попытка
    [few] { $count } попытки
   *[many] { $count } попыток
  }
campaign-policy = В зачёт
policy-first = первая попытка
policy-best = лучшая попытка
policy-last = последняя попытка
campaign-release = Показать результат
campaign-release-at_once = сразу после сдачи
campaign-release-after_close = после завершения кампании
campaign-release-after_approval = после одобрения координатором
campaign-limit = Время на попытку, минут
campaign-limit-hint = Пусто — как в самом тесте
limit-none = без ограничения
limit-minutes = { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
  }
campaign-papers = Документы и вопросы
campaign-contact = К кому обращаться
campaign-contact-hint = Имя и телефон, их увидят педагоги
campaign-order = Приказ
campaign-reason = Почему вне этапа
campaign-reason-hint = Если кампания идёт вне плановых сроков
# Действия
campaign-acts = Действия
act-approve = Утвердить
act-approve-note = Откроется сама в назначенное время. Если срок уже наступил — сразу.
act-withdraw = Вернуть в черновики
act-withdraw-note = Утверждение снимется, ссылок ещё нет.
act-pause = Приостановить
act-pause-note = Ответы не принимаются, пока не возобновите. Сохранённое останется.
act-resume = Возобновить
act-resume-note = Ответы снова принимаются.
act-close = Завершить досрочно
act-close-note = Начатые попытки будут засчитаны в том виде, в каком сохранены.
act-close-anonymous = Откроются итоги. Снова открыть или продлить анонимную кампанию будет нельзя.
act-extend = Продлить
act-extend-note = Срок начатых попыток сдвинется вместе с кампанией.
act-reopen = Открыть снова
act-reopen-note = Если срок уже вышел, назначьте новый.
act-archive = Убрать в архив
act-archive-note = Останется для чтения, изменить будет нельзя.
act-approve-results = Одобрить результаты
act-approve-results-note = Педагоги увидят свои результаты.
turn-closes = Новый срок
turn-reason = Причина
results-approved-at = одобрены { $at }
# История
campaign-history = История
history-at = Когда
history-what = Что
history-who = Кто
happened-by-itself = само, по расписанию
happened-create = Создана
happened-edit = Изменены настройки
happened-approve = Утверждена
happened-withdraw = Возвращена в черновики
happened-open = Открыта, список адресатов закреплён
happened-pause = Приостановлена
happened-resume = Возобновлена
happened-close = Завершена досрочно
happened-extend = Продлена
happened-reopen = Открыта снова
happened-archive = Убрана в архив
happened-add = Добавлен адресат после открытия
happened-exclude = Не подлежит опросу
happened-include = Снова подлежит опросу
happened-revoke = Ссылка отозвана
happened-reissue = Выдана новая ссылка
happened-export = Выгружены ссылки
happened-more_time = Дополнительное время, { $reason } мин
happened-approve_results = Одобрены результаты
# Ступени
disposition-ineligible = Не подлежит
disposition-not_sent = Не выдана
disposition-bounced = Не доставлена
disposition-not_opened = Не открывал
disposition-opened_not_started = Открыл
disposition-break_off = Бросил
disposition-partial = Не закончил
disposition-complete = Завершил
# Ссылки
links-title = Личные ссылки
links-lead = Действуют до { $at }, время { $zone }. Ссылка заменяет вход: отдавайте её только тому, чья она.
links-shown = { $shown ->
    [one] Показана { $shown } из { $total }
    [few] Показаны { $shown } из { $total }
   *[many] Показано { $shown } из { $total }
  }
links-veiled = Кампания анонимная: кто уже ответил, будет видно после закрытия.
links-empty-title = Здесь никого
links-empty-text = Ссылки появятся, когда кампания откроется. Если она открыта, ослабьте отбор.
links-name = Педагог
links-union = МО
links-position = Должность
links-state = Как идёт
links-link = Ссылка
links-link-of = Ссылка: { $name }
links-code = Код
links-act = Изменить
links-act-of = Изменить: { $name }
copy-link = Скопировать
copy-link-of = Скопировать ссылку: { $name }
copied = Скопировано
link-revoked = отозвана
link-none = не выдана
link-late = добавлен после открытия
link-extra = +{ $minutes } мин
filter = Отбор
filter-union = Все МО
filter-position = Все должности
filter-silent = Только не завершившие
filter-show = Показать
# Один человек
person-link = Новая ссылка
person-reissue = Выдать новую
person-reissue-note = Старая ссылка перестанет открываться, ответы останутся.
person-reissue-again = Прежняя отозвана. Ответы, если были, сохранены.
person-revoke-title = Отозвать ссылку
person-revoke = Отозвать
person-revoke-note = Она перестанет открываться. Новую можно выдать в любой момент.
person-time = Дополнительное время
person-minutes = Минут сверх обычного
person-minutes-hint = Обычно { $limit } мин. Начатая попытка продлится сразу.
person-extend = Дать время
person-exclude-title = Не подлежит опросу
person-exclude = Не учитывать
person-exclude-note = Уйдёт из охвата. Ссылка продолжит работать.
person-reason = Причина
person-left-out = Не подлежит опросу
person-include = Вернуть
person-include-note = Снова войдёт в охват, с тем, что уже сделано.
add-late-title = Добавить педагога
add-late-note = Список уже закреплён: добавление попадёт в журнал с вашим именем.
add-late-who = Кого
# Карточки
slips-title = Карточки со ссылками
slips-lead = { $count ->
    [one] { $count } карточка
    [few] { $count } карточки
   *[many] { $count } карточек
  } на листах А4, по десять на странице. Напечатайте из браузера, разрежьте по пунктиру и отдайте лично в руки.
slips-silent = Карточки не завершивших
slips-all = Все
slips-only-silent = Не завершившие
slips-empty-title = Печатать нечего
slips-empty-text = Ссылки появятся, когда кампания откроется. Если отобраны не завершившие — значит, завершили все.
slip-until = до { $at } (время { $zone })
slip-how = Наведите камеру или наберите адрес
slip-code = Код:
slip-qr = QR-код ссылки
links-file = Ссылки
# Проблемы
problem-campaign-state-forbids = Сейчас это нельзя: кампания { $state ->
    [draft] ещё черновик
    [scheduled] запланирована
    [open] идёт
    [paused] на паузе
    [closed] завершена
   *[archived] в архиве
  }
problem-choice-unknown = Выберите из предложенного
problem-campaign-text-too-long = Не длиннее { $max } знаков
problem-number-outside = Целое число до { $max }
problem-moment-unreadable = Укажите дату и время
problem-window-backwards = Закрыть можно только позже, чем открыть
problem-window-over = Этот момент уже прошёл
problem-window-not-later = Новый срок должен быть позже прежнего
problem-anonymity-scored = Анонимной бывает только анкета: у теста есть баллы, и они принадлежат человеку
problem-anonymity-version-limit = В этой анкете ограничено время. Анонимно так нельзя: уберите ограничение и опубликуйте новую версию
problem-anonymity-version-order = В этой анкете строгий порядок разделов. Анонимно так нельзя: все вопросы будут на одной странице
problem-anonymity-without-code = Анонимную анкету нельзя продолжить на другом устройстве: выберите «По той же ссылке»
problem-anonymity-one-attempt = Анонимно отвечают один раз: поставьте 1
problem-anonymity-without-limit = Анонимно отвечают без ограничения времени: оставьте поле пустым
problem-anonymity-fixed = Кампания уже открывалась, и педагогам обещано, кто увидит ответы. Изменить это нельзя, создайте новую кампанию
problem-anonymous-not-now = Кампания анонимная: список опрашиваемых можно будет изменить после закрытия, иначе по числам было бы видно, кто ответил
problem-anonymous-stays-closed = Анонимную кампанию после закрытия нельзя открыть или продлить: итоги уже видны, и новый ответ выдал бы своего автора
problem-audience-empty = Отвечать некому: измените, кто отвечает
problem-reason-required = Назовите причину: она останется в журнале
problem-results-not-to-approve = Одобрять нечего: результаты уже открыты или кампания не началась
problem-target-already-there = Этот педагог уже в списке
