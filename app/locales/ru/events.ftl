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
