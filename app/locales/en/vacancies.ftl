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

section-vacancies = Vacancies
vacancies-title = The bank of vacancies
vacancies-file = Vacancies
vacancies-lead = { $count ->
    [one] { $count } vacancy is open on { $day }
   *[other] { $count } vacancies are open on { $day }
  }
vacancies-rates = rates { $rates }
vacancies-temporary = temporary { $count }
vacancies-long = longer than 90 days { $count }
vacancies-other = not pedagogical { $count }
vacancies-empty = No vacancies yet
vacancies-empty-text = Write down an open post: the number of open pedagogical posts on 1 January is indicator 4.
vacancies-find = Position
vacancies-on = On
vacancies-state = State
vacancies-open = Open
vacancies-closed = Closed
vacancies-all = All
vacancies-any-kind = Any kind
vacancies-kinds-permanent = Permanent
vacancies-kinds-temporary = Temporary
vacancies-kind-permanent = permanent
vacancies-kind-temporary = temporary
vacancies-load-short = Hours
vacancies-lasts = Open for
vacancies-awaiting = { $count ->
    [one] Confirm that { $count } vacancy is still true
   *[other] Confirm that { $count } vacancies are still true
  }
vacancies-awaiting-text = Indicator 4 is counted as of { $day }. Check each row: confirm what is true, close what is filled.
vacancies-awaiting-later = Rows not confirmed as of { $day }: { $count }
vacancies-confirm-all = Confirm all
vacancies-sheet = Print
vacancies-sheet-title = The bank of vacancies
vacancies-sheet-on = as of { $day }
vacancies-sheet-none = No vacancies were open on that day.
vacancies-sheet-sum = Pedagogical vacancies: { $count }
vacancies-sheet-days = Days open
vacancies-sheet-head = Head
vacancies-field-position = Position
vacancies-field-subject = Subject
vacancies-field-counts = Pedagogical
vacancies-field-posts = Posts
vacancies-field-rate = Rate
vacancies-field-load = Hours a week
vacancies-field-opened = Opened
vacancies-field-closed = Closed
vacancies-field-reason = Reason for closing
vacancies-field-temporary = Kind
vacancies-field-confirmed = Confirmed
vacancies-field-note = Note
vacancies-act-add = Vacancy added
vacancies-act-edit = Vacancy changed
vacancies-act-close = Vacancy closed
vacancies-act-confirm = Confirmed as true
vacancies-counts-yes = yes, counts in indicator 4
vacancies-counts-no = no
vacancies-counts-own = by the position
vacancies-temporary-yes = temporary
vacancies-temporary-no = permanent
vacancy-title = Vacancy
vacancy-code = Code
vacancy-add = Add a vacancy
vacancy-edit = Change
vacancy-open = open
vacancy-closed = closed
vacancy-not-counted = not pedagogical
vacancy-days = { $count ->
    [one] open for { $count } day
   *[other] open for { $count } days
  }
vacancy-days-were = { $count ->
    [one] was open for { $count } day
   *[other] was open for { $count } days
  }
vacancy-position-hint = As in the staffing table: “physics teacher”
vacancy-rate-each = Rate of each post
vacancy-temporary = Temporary
vacancy-temporary-hint = While somebody is away, for example on parental leave
vacancy-reopen-hint = To open the vacancy again, delete the day of closing. Close one that was added by mistake on the day it was opened: then it was never open.
vacancy-confirm = True
vacancy-confirm-of = True: { $position }
vacancy-awaits = Is this row true as of { $day }?
vacancy-close = Close
vacancy-close-on = The first day on which it is no longer open
vacancy-close-hint = For example: “a teacher was taken on”, “the post was cut”

problem-vacancy-counts = This position is not in the dictionary: say yourself whether it is pedagogical
problem-vacancy-posts = From 1 to { $max }
problem-vacancy-rate = A rate is above 0 and up to 2, such as 0.5
problem-vacancy-load = From 1 to { $max } hours
problem-vacancy-close-reason = Write why the vacancy is closed
problem-vacancy-closed = This vacancy is closed already
problem-vacancy-nothing-ticked = There is nothing to confirm
