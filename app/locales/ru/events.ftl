# Мероприятия и участие в них.

events-column-id = Код
events-column-title = Название
events-column-level = Уровень
events-column-kind = Вид
events-column-date = Дата
events-column-date_to = Окончание
events-column-sci_method = Научно-методическое
events-column-organiser = Организатор
events-column-place = Место
events-column-network_orgs = Организации сети
events-column-note = Примечание
participations-column-event = Мероприятие
participations-column-person = Код
participations-column-role = Роль
participations-column-status = Подтверждение
participations-column-evidence = Ссылка
participations-column-evidence_on = Дата подтверждения

problem-level-unknown = такого уровня нет в перечне
problem-event-kind-unknown = такого вида мероприятия нет в перечне
problem-yes-or-no = нужно «да» или «нет»
problem-role-unknown = такой роли нет в перечне
problem-state-unknown = нужно «подтверждено», «ожидает» или «отклонено»
problem-event-unknown = такого мероприятия нет в реестре
problem-event-ambiguous = под этим названием несколько мероприятий, укажите код

# Реестр мероприятий
section-events = Мероприятия
events-title = Мероприятия
events-lead = Где были педагоги, кто и когда это подтвердил
events-empty = Мероприятий пока нет
events-empty-text = Запишите семинар, конференцию или заседание и отметьте, кто в нём участвовал: подтверждённое участие идёт в показатель 3.
events-find = Название
events-find-person = Фамилия
events-all = Все
events-waiting = Ожидают подтверждения
events-waiting-count = { $count ->
    [one] { $count } участие ожидает подтверждения
    [few] { $count } участия ожидают подтверждения
   *[many] { $count } участий ожидают подтверждения
  }
events-waiting-lead = Пока участие не подтверждено, в показателях оно не учитывается.
events-waiting-none = Всё подтверждено
events-waiting-none-text = Здесь появится участие, которое отметили без подтверждения или предложил сам педагог.
events-by = Кто записал
events-by-any = Кто бы ни записал
events-by-yes = Предложил педагог
events-by-no = Записала школа
events-year = Год
events-any-level = Любой уровень
events-any-kind = Любой вид
events-any-year = Все годы
events-any-method = Любые
events-method-is-yes = Научно-методические
events-method-is-no = Не научно-методические
events-date = Дата
events-confirmed = Подтверждено
events-pending = Ожидает
events-people-file = Скачать участников
events-file = Мероприятия
participations-file = Участие в мероприятиях
participations-file-name = ФИО
events-field-title = Название
events-field-level = Уровень
events-field-kind = Вид
events-field-from = Первый день
events-field-to = Последний день
events-field-organiser = Организатор
events-field-place = Место
events-field-network_orgs = Организации сети
events-field-note = Примечание
events-field-method = Научно-методическое
events-field-state = Подтверждение
events-field-role = Роль
events-field-participant = Участник
events-field-reason = Причина
events-field-link = Ссылка
events-field-file = Файл
events-field-evidence_on = Дата документа
events-act-add = Мероприятие добавлено
events-act-add_proposed = Мероприятие записал педагог
events-act-edit = Мероприятие изменено
events-act-remove = Мероприятие удалено
events-act-attend = Отмечены участники
events-act-attend_confirmed = Отмечены участники, участие подтверждено
events-act-confirm = Участие подтверждено
events-act-reject = Участие отклонено
events-act-drop = Участник убран
events-act-role = Изменена роль
events-act-evidence = Изменено подтверждение документом
events-act-propose = Участие предложил педагог по личной ссылке
events-level-school = школьный
events-level-district = районный
events-level-municipal = муниципальный
events-level-intermunicipal = межмуниципальный
events-level-regional = региональный
events-level-interregional = межрегиональный
events-level-federal = всероссийский
events-level-international = международный
events-kind-seminar = семинар
events-kind-conference = конференция
events-kind-master_class = мастер-класс
events-kind-section = секция
events-kind-webinar = вебинар
events-kind-contest = конкурс
events-kind-course = курс
events-kind-training = стажировка
events-kind-mo_meeting = заседание МО
events-kind-network = сетевое мероприятие
events-kind-other = другое
events-role-listener = слушатель
events-role-speaker = докладчик
events-role-organizer = организатор
events-role-expert = эксперт
events-role-jury = член жюри
events-state-pending = ожидает
events-state-confirmed = подтверждено
events-state-rejected = отклонено
events-method-yes = да
events-method-no = нет
event-title = Мероприятие
event-add = Добавить мероприятие
event-edit = Изменить
event-edit-title = Изменить мероприятие
event-code = Код
event-choose = Выберите
event-method = Научно-методическое мероприятие
event-method-hint = Только такие учитываются в показателе 3
event-network-hint = Для сетевого мероприятия: каждая организация с новой строки, не меньше двух
event-remove = Удалить мероприятие
event-remove-hint = Если мероприятие записали по ошибке. Участников у него нет.
event-proposed = записал педагог
event-proposed-own = предложил сам педагог
event-proposed-text = Это мероприятие записал педагог по личной ссылке. Проверьте название, уровень, вид и отметьте, научно-методическое ли оно: после сохранения пометка исчезнет.
event-proposed-waits = Это мероприятие записал педагог по личной ссылке. Его проверит координатор или методист.
event-indicator = Показатель 3
event-counts = подтверждённое участие учитывается
event-counts-not = не учитывается: по правилам школы нужны другой уровень или отметка «научно-методическое»
event-people = Участники
event-people-none = Участников пока нет: отметьте их по списку.
event-people-sum = Педагогов: { $all } · подтверждено { $confirmed } · ожидает { $pending } · отклонено { $rejected }
event-people-others = Не из вашего МО: { $count }. Их видят координатор и методист.
event-person = Педагог
event-tick = Отметка
event-tick-of = Отметить: { $name }
event-change = Изменить
event-change-of = Изменить: { $name }
event-proof = Чем подтверждено
event-proof-on = от { $day }
event-proof-link = Ссылка или документ
event-proof-link-hint = Адрес страницы (https://…) или слова: «сертификат № 12»
event-proof-file = Файл
event-proof-file-hint = PDF, JPG, PNG, DOCX, XLSX, ODT или ODS, не больше 5 МБ
event-proof-day = Дата документа
event-proof-save = Сохранить документ
event-role-save = Сохранить роль
event-drop = Убрать из участников
event-decide-hint = { $count ->
    [0] Отметьте участников галочками, чтобы подтвердить участие или отклонить его.
    [one] { $count } участие ожидает решения. Отметьте галочками, о ком оно.
    [few] { $count } участия ожидают решения. Отметьте галочками, о ком оно.
   *[many] { $count } участий ожидают решения. Отметьте галочками, о ком оно.
  }
event-confirm = Подтвердить
event-confirm-of = Подтвердить: { $name }
event-confirm-ticked = Подтвердить отмеченных
event-reject = Отклонить отмеченных
event-reject-reason = Почему отклонено
event-reject-hint = Педагог увидит это по своей ссылке
event-reject-do = Отклонить
event-attend = Отметить участников
event-attend-lead = { $count ->
    [one] { $day } в школе работал { $count } человек.
    [few] { $day } в школе работали { $count } человека.
   *[many] { $day } в школе работали { $count } человек.
  }
event-attend-nobody = В этот день в школе никто не работал
event-attend-nobody-text = Проверьте дату мероприятия и список педагогов.
event-attend-confirm = Сразу подтвердить участие
event-attend-confirm-hint = Иначе оно будет ждать подтверждения
event-attend-ticked = Отметить выбранных
event-attend-all = Отметить всех из списка: { $count }
file-size = { $kilobytes } КБ

# Мероприятия педагога по личной ссылке
own-events-title = Мои мероприятия
own-events-link = где отмечено ваше участие и как сообщить о новом
own-events-back = Назад
own-events-none = Ваше участие пока нигде не отмечено.
own-events-reason = Причина: { $reason }
own-propose = Сообщить об участии
own-propose-lead = Участие начнут учитывать, когда его подтвердит методист или координатор.
own-propose-do = Отправить на подтверждение
own-other = другое, его нет в списке
own-other-legend = Если мероприятия нет в списке
own-day = Дата

problem-choose = Выберите из списка
problem-day-ahead = Этот день ещё не наступил
problem-link-unsafe = Нужен адрес, который начинается с https:// или http://, или слова
problem-event-network-orgs = У сетевого мероприятия не меньше двух организаций, каждая с новой строки
problem-event-has-participants = У мероприятия есть участники: сначала уберите их
problem-event-ahead = Мероприятие ещё не началось: участие подтвердите после него
problem-nobody-ticked = Отметьте хотя бы одного человека
problem-participation-reject-reason = Напишите, почему участие отклонено
problem-participation-known = Ваше участие в этом мероприятии уже отмечено
problem-proposal-too-old = О том, что было так давно, сообщите координатору
problem-proposal-too-many = Слишком много ваших предложений ждут подтверждения. Дождитесь решения.
