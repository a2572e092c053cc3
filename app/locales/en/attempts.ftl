# Answers: the respondent's pages
gone-title = This link does not open
gone-lead = It cannot be answered by this link now. Everything you saved is still on the server.
gone-whole = Check that the whole link was copied, to its last character.
gone-again = If you were answering, open your personal link once more: the visit may have ended.
gone-expired = The time for answering may be over. For those who answered, the link still shows the receipt and the result.
gone-ask = If that does not help, ask your school's coordinator for a new link.
welcome-person = Respondent
welcome-not-you = Not you? Close the page and tell the coordinator.
welcome-volume = Size
welcome-tasks = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
  }
welcome-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
  }
welcome-sections = { $count ->
    [one] { $count } section
   *[other] { $count } sections
  }
welcome-time = Time
welcome-limit = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }, counted from the moment you press “Start”
welcome-about = { $count ->
    [one] about { $count } minute
   *[other] about { $count } minutes
  }
welcome-deadline = Deadline
welcome-until = until { $moment }
welcome-sees = Who will see the answers
sees-named = You, the coordinator and the school's administration
sees-confidential = The coordinator sees who answered; answers are shown in totals only, without names
sees-anonymous = Nobody will see who answered what: answers are kept without names
welcome-contact = Questions
welcome-code = Your code
welcome-code-why = You need it to go on at another device.
welcome-resume = You can stop and go on by the same link, also at another device.
welcome-attempts = { $count ->
    [one] { $count } attempt in all.
   *[other] { $count } attempts in all.
  }
consent = I understand what the answers are collected for and who will see them, and I agree to their processing.
start = Start
start-again = Take it again
continue = Continue
stage-not-yet = Not open yet. You can answer from { $moment }.
stage-paused = Answers are not taken for a while. What you saved is safe; come back later by the same link.
stage-closed = Time is over: answers are no longer taken. If this is a mistake, write to the coordinator.
stage-going = You have begun; { $count ->
    [one] { $count } answer is saved
   *[other] { $count } answers are saved
  }. Finish by { $moment }.
code-lead = This link is being answered at another device. To see those answers and go on, enter the code.
code-label = Code of six digits
code-hint = It is printed beside the link and shown where you began.
receipt-title = Thank you, the answers are in
receipt-timeout = Time is over, the saved answers are in
receipt-closed = The campaign has ended, the saved answers are in
receipt-person = Respondent
receipt-sent = Sent
receipt-answered = Answered
receipt-code = Receipt number
result-after-close = The result will be here after the end, { $moment }. Come back by the same link.
result-after-approval = The result will be here once the coordinator has approved it. Come back by the same link.
result-see = See the result
# The page with questions
run-head = Progress
section-of = Section { $no } of { $of }
progress-label = Answered
progress-of = { $no } of { $of }
ends-at = until { $time }
time-left = Left
five-minutes = Five minutes left
one-minute = One minute left
saving = Saving…
saved-at = Saved
saved-waiting = Waits for the connection
saved-signed-out = The visit has ended: open the link again. Your answers are kept on this device.
saved-over = Time is over
to-receipt = To the receipt
banner-offline = No connection. Answers are kept on this device and go out when the connection is back.
item-no-test-of = Task { $no } of { $of }
item-no-test = Task { $no }
item-no-of = Question { $no } of { $of }
item-no = Question { $no }
flag-item = Come back later
case-title = Situation
case-wording = Read the situation and answer
choose = Choose
other-placeholder = Your own
place = Place
place-no = { $no }
matrix-row = Statement
table-row = Row
hint-many = You may choose several answers.
hint-at-least = { $min ->
    [one] Choose at least { $min } answer.
   *[other] Choose at least { $min } answers.
  }
hint-at-most = { $max ->
    [one] Choose at most { $max } answer.
   *[other] Choose at most { $max } answers.
  }
hint-exactly = { $max ->
    [one] Choose { $max } answer.
   *[other] Choose { $max } answers.
  }
hint-from-to = Choose from { $min } to { $max } answers.
hint-chars = { $count ->
    [one] At most { $count } character.
   *[other] At most { $count } characters.
  }
chars-used = Characters: { $no } of { $of }
hint-number-from-to = A number from { $min } to { $max }.
hint-number-from = A number of at least { $min }.
hint-number-to = A number of at most { $max }.
hint-matrix = Mark one answer in each row.
hint-table = Fill in the cells of the table.
hint-table-list = Choose an answer in each cell.
hint-ranking = { $count ->
    [one] Give { $count } place.
   *[other] Give { $count } places, beginning with the first.
  }
hint-ordering = Give the place of each step.
hint-matching = Choose the match of each line.
answers-refused = Check your answers
# An anonymous questionnaire
anonymous-title = This questionnaire is anonymous
anonymous-known = The school will know that you answered, but never what: answers are kept apart, without a name and without a time.
anonymous-once = All questions are on one page. It can be sent once, and nothing can be changed afterwards.
anonymous-here = Nothing is saved before you send it: you cannot stop and go on at another device. Do not close the page until it is sent.
anonymous-shown = The results are seen after the end, and only if { $count ->
    [one] at least { $count } person answers
   *[other] at least { $count } people answer
  }.
anonymous-reminder = Anonymous. Send it by { $moment } and do not close the page before: answers are not saved anywhere.
anonymous-more = Your answers have brought up more questions. Look at them and send the page again.
anonymous-done = Thank you, your answers are in
anonymous-done-lead = They are kept without a name, so they cannot be shown to you or changed, and this questionnaire cannot be sent twice.
# The review
review-title = Check your answers
review-answered = answered
review-empty = empty
review-flagged = { $count ->
    [one] marked “Come back later”
   *[other] marked “Come back later”
  }
mark-answered = Answered
mark-flagged = Come back
mark-empty = Empty
mark-refused = Correct
review-left-test = { $count ->
    [one] { $count } task is empty. It may stay so: it brings 0 points.
   *[other] { $count } tasks are empty. They may stay so: they bring 0 points.
  }
review-left = { $count ->
    [one] { $count } question is empty. It may stay so.
   *[other] { $count } questions are empty. They may stay so.
  }
review-blocked = First answer what is required
review-problem = { $no }. { $text }
review-checked = I have checked my answers. They cannot be changed once they are sent.
review-back = Back to the questions
review-submit = Send the answers
# The result
result-title = Your profile
result-provisional = This result is provisional: an expert is still marking some answers. Points may rise.
points-of = { $points } of { $max } points
points-of-short = { $points } of { $max }
support-total-0 = You stand on firm ground: by this test you need no support, and your experience is worth sharing.
support-total-1 = You have a good foundation. Below you see what can be polished.
support-total-2 = The foundation is there. Support will help in some fields; more about them below.
support-total-3 = You have seen where to begin. The methodist will help with a route and a mentor.
support-0 = A strength
support-1 = Can be polished
support-2 = Worth strengthening
support-3 = Needs support first
level-deficit = Level of deficit: { $level }
level-competence = Level: { $level }
indicative = indicative
by-competence = By field
strengths = Strengths
to-strengthen = Worth strengthening
explanations = The tasks explained
awaits-expert = awaits an expert
rule-title = How it was counted
rule-points = Points of the tasks are added up; where so planned, a partly right answer brings part of the points. An empty answer is 0 points. The percentage is the share of points earned.
rule-levels = Levels: { $levels }. A bound belongs to the level above it: 18 of 30 is 60 %.
rule-level = from { $percent } % — { $level }
rule-indicative = “Indicative” means fewer than four tasks or fewer than five points in a field.
rule-attempt-first = The first attempt is the one that counts.
rule-attempt-best = The best attempt is the one that counts.
rule-attempt-last = The last attempt is the one that counts.
# Time zones
zone-Europe-Kaliningrad = Kaliningrad time
zone-Europe-Moscow = Moscow time
zone-Europe-Samara = Samara time
zone-Asia-Yekaterinburg = Yekaterinburg time
zone-Asia-Omsk = Omsk time
zone-Asia-Novosibirsk = Novosibirsk time
zone-Asia-Krasnoyarsk = Krasnoyarsk time
zone-Asia-Irkutsk = Irkutsk time
zone-Asia-Yakutsk = Yakutsk time
zone-Asia-Vladivostok = Vladivostok time
zone-Asia-Magadan = Magadan time
zone-Asia-Kamchatka = Kamchatka time
# Problems of answers
problem-item-unknown = There is no such question here
problem-item-hidden = This question is not asked now
problem-option-unknown = There is no such option; choose one of the list
problem-pick-one = Choose one answer
problem-pick-at-least = { $min ->
    [one] Choose at least { $min } answer
   *[other] Choose at least { $min } answers
  }
problem-pick-at-most = { $max ->
    [one] Choose at most { $max } answer
   *[other] Choose at most { $max } answers
  }
problem-exclusive-alone = This option is chosen without the others
problem-other-text-missing = Write your own option
problem-answer-text-too-long = { $max ->
    [one] Shorten it to { $max } character
   *[other] Shorten it to { $max } characters
  }
problem-text-has-control = The text holds invisible characters: type it anew
problem-answer-number-unreadable = Enter a number such as 4.5
problem-number-not-whole = Enter a whole number
problem-number-too-small = Enter a number of at least { $min }
problem-number-too-large = Enter a number of at most { $max }
problem-answer-date-unreadable = Enter a date such as 2026-04-20
problem-answer-time-unreadable = Enter a time such as 08:30
problem-time-too-early = Too early: not before { $min }
problem-time-too-late = Too late: not after { $max }
problem-date-too-early = Too early: not before { $min }
problem-date-too-late = Too late: not after { $max }
problem-scale-out-of-range = Choose a number from { $min } to { $max }
problem-place-repeated = Place { $place } is given twice
problem-places-missing = { $places ->
    [one] Give { $places } place
   *[other] Give all { $places } places
  }
problem-cells-empty = { $count ->
    [one] Fill in { $count } more cell
   *[other] Fill in { $count } more cells
  }
problem-pair-unknown = There is no such match; choose one of the list
problem-rule = { $message }
problem-nothing-answered = Nothing is answered yet
problem-consent-needed = It cannot begin without your consent
problem-check-needed = Tick that the answers are checked
problem-code-needed = Enter the code first
problem-code-wrong = This code does not fit
problem-campaign-paused = Answers are not taken for a while, come back later
problem-campaign-closed = Time is over, answers are no longer taken
problem-campaign-not-open = It is too early to answer
problem-no-attempts-left = No attempts are left
problem-attempt-over = This attempt is over
problem-answer-attempt-over = This attempt is over: new answers are not taken
problem-time-over = Time is over: the answers saved in time are in
problem-order-fixed = The sections come strictly in order: one that was left cannot be returned to, and the next cannot be opened early. This is the section that is open now.
problem-attempt-begun = The attempt has begun, reload the page
problem-attempt-not-submitted = This attempt is not over yet
