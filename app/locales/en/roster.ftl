# Staff
roster-title = Staff
roster-lead = { $count ->
    [one] { $count } teacher counted on { $day }
   *[other] { $count } teachers counted on { $day }
  }
roster-lead-besides = { $count ->
    [0] { "" }
    [one] , besides { $count } external part-timer
   *[other] , besides { $count } external part-timers
  }
roster-import = Load from a file
roster-states = State
roster-working = At work
roster-left = Left
roster-all = Everybody
roster-on = On the date
roster-find = Name or post
roster-union = Methodical union
roster-union-any = All unions
roster-show = Show
roster-shown = { $shown } of { $of } shown
roster-person = Teacher
roster-rate = Rate
roster-since = Works since
roster-until = Left on
roster-marks = Marks
roster-in-chp = Counted
roster-in = yes
roster-out = no
roster-young = young teacher
roster-nobody = Nobody found
roster-nobody-text = Change the date, the name or the union.
roster-empty = The staff register is still empty
roster-empty-text = Load it from a file: campaigns will find their audience, and indicators the number of teachers.
roster-example-person = code or personnel number
roster-example-fio = Авдеева Ирина Петровна
roster-example-position = учитель математики
roster-example-mo = МО естественно-математического цикла
roster-example-kind = main, internal_part_time, external_part_time, gph
roster-example-rate = 1.00
roster-example-start = 2019-09-01
roster-example-end = empty while at work
roster-example-note = a remark, optional
roster-column-person = Code
roster-column-fio = Full name
roster-column-last = Last name
roster-column-first = First name
roster-column-patronymic = Patronymic
roster-column-position = Post
roster-column-mo = Union
roster-column-kind = Kind
roster-column-rate = Rate
roster-column-start = First day
roster-column-end = Last day
roster-column-note = Remark
employment-main = main post
employment-internal_part_time = internal part-time
employment-external_part_time = external part-time
employment-gph = civil-law contract
absence-maternity = maternity leave
absence-parental = parental leave
absence-long_pedagogical = long teacher's leave
absence-military = military service
absence-sick_long = long illness
problem-column-missing = the file has no such column
problem-rate-out-of-range = the rate must be above 0 and at most 2
problem-end-before-start = the last day is before the first
problem-kind-unknown = there is no such kind
problem-person-name-unreadable = a last name and a first name or initials are needed
problem-position-unknown = the post is not in the dictionary, so it does not count
problem-two-main = { $name }: a second main post at the same time as in line { $line }
problem-name-differs = { $name }: line { $line } has another name under this code
problem-employment-overlaps = { $name }: the same post on the same days stands in line { $line }
problem-person-unknown = there is no such person in the staff register
problem-person-ambiguous = several people have this name, give the code
