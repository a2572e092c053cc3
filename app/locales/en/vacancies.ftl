# The bank of vacancies.

vacancies-column-id = Code
vacancies-column-position = Position
vacancies-column-subject = Subject
vacancies-column-posts = Posts
vacancies-column-rate = Rate
vacancies-column-load = Hours a week
vacancies-column-opened = Opened
vacancies-column-closed = Closed
vacancies-column-kind = Kind
vacancies-column-reason = Reason for closing
vacancies-column-confirmed = Confirmed
vacancies-column-note = Note
