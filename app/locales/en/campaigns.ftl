# Campaigns
campaigns-title = Campaigns
campaigns-lead = Who is asked what and when. Times are { $zone }.
campaigns-empty-title = No campaigns yet
campaigns-empty-text = A campaign hands out a published test or questionnaire by personal links and shows the response rate. Make the first one.
campaigns-empty-no-version = Publish a test or a questionnaire first: there is nothing to ask with.
campaigns-empty-reader = The coordinator prepares them. Each will show here with its window and response rate.
campaign-no-version-title = No published test or questionnaire
campaigns-to-instruments = To tests and questionnaires
campaign-title = Campaign
campaign-new = New campaign
campaign-edit-title = Change the campaign
campaign-edit = Change
campaign-board = Live board
campaign-results = Results
campaign-links = Links
campaign-slips = Slips
campaign-rate = Response rate
campaign-done-of = { $complete } of { $eligible }
campaign-not-begun = not begun yet
campaign-save = Save
campaign-choose = Choose
# States
campaign-state-draft = Draft
campaign-state-scheduled = Scheduled
campaign-state-open = Open
campaign-state-paused = Paused
campaign-state-closed = Closed
campaign-state-archived = Archived
# What
campaign-what = What is asked
campaign-instrument = Test or questionnaire
campaign-version = { $title }, version { $no } of { $date }
campaign-version-short = version { $no }, { $items ->
    [one] { $items } item
   *[other] { $items } items
  }
campaign-name = Title
campaign-name-hint = Teachers will read it
campaign-code = Short name
campaign-code-hint = For names of files, such as T1-2026
campaign-kind = Kind
campaign-kind-main = Main
campaign-kind-main-note = The usual way
campaign-kind-second_wave = Second wave
campaign-kind-second_wave-note = For those who missed the first
campaign-kind-pilot = Pilot
campaign-kind-pilot-note = Tries a test out: never counts for indicators
campaign-counts = Count for indicators
campaign-counts-yes = counts for indicators
campaign-counts-no = does not count for indicators
# When
campaign-when = When
campaign-opens = Opens
campaign-closes = Closes
campaign-window = { $window }, { $zone }
campaign-zone = Times are { $zone }. The campaign opens and closes by itself.
zone-europe-kaliningrad = Kaliningrad time
zone-europe-moscow = Moscow time
zone-europe-samara = Samara time
zone-europe-volgograd = Volgograd time
zone-europe-saratov = Saratov time
zone-asia-yekaterinburg = Yekaterinburg time
zone-asia-omsk = Omsk time
zone-asia-novosibirsk = Novosibirsk time
zone-asia-krasnoyarsk = Krasnoyarsk time
zone-asia-irkutsk = Irkutsk time
zone-asia-yakutsk = Yakutsk time
zone-asia-vladivostok = Vladivostok time
zone-asia-magadan = Magadan time
zone-asia-kamchatka = Kamchatka time
# Whom
campaign-whom = Who answers
campaign-groups = Posts
audience-pedagogical = Pedagogical staff
audience-manager = Managers
audience-support = Supporting staff
audience-young = Young teachers
campaign-unions = Methodical unions
campaign-unions-hint = When any is ticked, only these are asked
campaign-persons = By name
campaign-persons-hint = They are asked in any case, whatever their post
campaign-part-timers = External part-timers
campaign-external = Ask external part-timers too
campaign-external-yes = asked
count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
  }
heads-title = Will get a link
heads-of = of { $total }{ $left_out ->
    [0] {""}
   *[other] , { $left_out } not eligible
  }
heads-nobody = Nobody in the register fits this choice
heads-left-out = { $count ->
    [one] { $count } does not answer
   *[other] { $count } do not answer
  }
heads-sum = { $total ->
    [one] { $total } person
   *[other] { $total } people
  }{ $left_out ->
    [0] .
   *[other] , { $left_out } of them not eligible:
  }
heads-recount = Count again
heads-note = The list is frozen at opening. Later changes stay in the log.
heads-frozen = The list was frozen at opening. Who came later is marked among the links and in the log.
ineligible-long_leave_whole_window = long leave
ineligible-dismissed_before_open = left before the opening
ineligible-duplicate = recorded twice
ineligible-other = another reason
ineligible- = no reason given
# Rules
campaign-who-sees = Who sees answers
anonymity-named = Named
anonymity-named-note = The teacher, the coordinator and the administration
anonymity-confidential = Confidential
anonymity-confidential-note = Only the coordinator sees names; summaries are of groups of 5 or more
anonymity-anonymous = Anonymous
anonymity-anonymous-note = Who answered is known, who answered what is known to nobody; results after the end. Questionnaires without a key only.
campaign-resume = Going on at another device
resume-link = By the same link
resume-link-note = Simplest: the link opens anywhere
resume-code = By the link and the code of the slip
resume-code-note = Where computers are shared and others may see the link
campaign-rules = Rules
campaign-attempts = Attempts
attempts-count = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
  }
campaign-policy = Which counts
policy-first = the first attempt
policy-best = the best attempt
policy-last = the last attempt
campaign-release = Show the result
campaign-release-at_once = at once
campaign-release-after_close = when the campaign has closed
campaign-release-after_approval = when the coordinator has approved
campaign-limit = Minutes for an attempt
campaign-limit-hint = Empty: as in the test itself
limit-none = no limit
limit-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
campaign-papers = Papers and questions
campaign-contact = Whom to ask
campaign-contact-hint = A name and a telephone, which teachers will see
campaign-order = Order
campaign-reason = Why outside the stage
campaign-reason-hint = When it is held outside the planned dates
# Acts
campaign-acts = Acts
act-approve = Approve
act-approve-note = It opens by itself at its time; at once when that has come.
act-withdraw = Back to drafts
act-withdraw-note = The approval is taken back; there are no links yet.
act-pause = Pause
act-pause-note = No answers are taken until you resume. What is saved stays.
act-resume = Resume
act-resume-note = Answers are taken again.
act-close = Close before its time
act-close-note = Attempts in progress count as they are saved.
act-close-anonymous = The results open. An anonymous campaign cannot be opened again or extended afterwards.
act-extend = Extend
act-extend-note = Attempts in progress get the same end.
act-reopen = Open again
act-reopen-note = When the window is over, set a new end.
act-archive = Archive
act-archive-note = It stays readable and cannot be changed.
act-approve-results = Approve the results
act-approve-results-note = Teachers will see their results.
turn-closes = New end
turn-reason = Reason
results-approved-at = approved { $at }
# History
campaign-history = History
history-at = When
history-what = What
history-who = Who
happened-by-itself = by itself, on schedule
happened-create = Created
happened-edit = Settings changed
happened-approve = Approved
happened-withdraw = Taken back to drafts
happened-open = Opened, audience frozen
happened-pause = Paused
happened-resume = Resumed
happened-close = Closed before its time
happened-extend = Extended
happened-reopen = Opened again
happened-archive = Archived
happened-add = Person added after the opening
happened-exclude = Not eligible
happened-include = Eligible again
happened-revoke = Link revoked
happened-reissue = New link issued
happened-export = Links exported
happened-more_time = Extra time, { $reason } min
happened-approve_results = Results approved
# Rungs
disposition-ineligible = Not eligible
disposition-not_sent = Not sent
disposition-bounced = Bounced
disposition-not_opened = Not opened
disposition-opened_not_started = Opened
disposition-break_off = Broken off
disposition-partial = Unfinished
disposition-complete = Complete
# Links
links-title = Personal links
links-lead = Valid until { $at }, { $zone }. A link stands for a sign-in: give it only to its owner.
links-shown = { $shown } of { $total } shown
links-veiled = The campaign is anonymous: who has answered is seen after the end.
links-empty-title = Nobody here
links-empty-text = Links appear when the campaign opens. If it is open, loosen the filter.
links-name = Teacher
links-union = Union
links-position = Post
links-state = Progress
links-link = Link
links-link-of = Link: { $name }
links-code = Code
links-act = Change
links-act-of = Change: { $name }
copy-link = Copy
copy-link-of = Copy the link: { $name }
copied = Copied
link-revoked = revoked
link-none = not issued
link-late = added after the opening
link-extra = +{ $minutes } min
filter = Filter
filter-union = All unions
filter-position = All posts
filter-silent = Only those not done
filter-show = Show
# One person
person-link = A new link
person-reissue = Issue a new one
person-reissue-note = The old link stops opening; answers stay.
person-reissue-again = The former one is revoked. Answers, if any, are kept.
person-revoke-title = Revoke the link
person-revoke = Revoke
person-revoke-note = It stops opening. A new one can be issued at any time.
person-time = Extra time
person-minutes = Minutes above the usual
person-minutes-hint = Usually { $limit } min. An attempt in progress gets them at once.
person-extend = Give time
person-exclude-title = Not eligible
person-exclude = Leave out
person-exclude-note = Leaves the response rate. The link goes on working.
person-reason = Reason
person-left-out = Not eligible
person-include = Take back
person-include-note = Counts in the response rate again, with what is done already.
add-late-title = Add a teacher
add-late-note = The list is frozen: the addition is logged under your name.
add-late-who = Whom
# Slips
slips-title = Slips with links
slips-lead = { $count ->
    [one] { $count } slip
   *[other] { $count } slips
  } on A4, ten on a page. Print from the browser, cut along the dashes and hand out in person.
slips-silent = Slips of those not done
slips-all = All
slips-only-silent = Not done
slips-empty-title = Nothing to print
slips-empty-text = Links appear when the campaign opens. If only those not done are chosen, everybody is done.
slip-until = until { $at } ({ $zone })
slip-how = Point a camera here or type the address
slip-code = Code:
slip-qr = QR code of the link
links-file = Links
# Problems
problem-campaign-state-forbids = Not now: the campaign is { $state ->
    [draft] a draft
    [scheduled] scheduled
    [open] open
    [paused] paused
    [closed] closed
   *[archived] archived
  }
problem-choice-unknown = Choose one of those offered
problem-campaign-text-too-long = At most { $max } characters
problem-number-outside = A whole number up to { $max }
problem-moment-unreadable = Give a date and a time
problem-window-backwards = It can only close after it opens
problem-window-over = This moment is past
problem-window-not-later = The new end must be later than the old one
problem-anonymity-scored = Only a questionnaire can be anonymous: a test has points, and they belong to a person
problem-anonymity-version-limit = This questionnaire has a time limit, which an anonymous one cannot have: take it out and publish a new version
problem-anonymity-version-order = This questionnaire has its sections in a fixed order, which an anonymous one cannot have: all questions are on one page
problem-anonymity-without-code = An anonymous questionnaire cannot be gone on with at another device: choose “By the same link”
problem-anonymity-one-attempt = An anonymous questionnaire is answered once: enter 1
problem-anonymity-without-limit = An anonymous questionnaire has no time limit: leave this empty
problem-anonymity-fixed = The campaign has been open, and teachers were told who sees their answers. That cannot be changed; make a new campaign
problem-anonymous-not-now = The campaign is anonymous: the list of people can be changed again after it has closed, or the numbers would tell who has answered
problem-anonymous-stays-closed = An anonymous campaign cannot be opened again or extended once it has closed: its results are seen, and one answer more would tell its author
problem-audience-empty = Nobody would answer: change who is asked
problem-reason-required = Give a reason: it stays in the log
problem-results-not-to-approve = Nothing to approve: results are open already, or the campaign has not begun
problem-target-already-there = This teacher is on the list already
