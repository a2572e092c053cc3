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
