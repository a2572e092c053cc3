# The course of a campaign
board-title = Course of the campaign
board-to-wall = Wall view
board-to-results = Results
board-to-slips = Slips
board-back = Back to the board
board-refresh = Refresh
board-counted-at = Updated at { $time }
board-of-answered = of { $eligible } answered
board-veiled = The campaign is anonymous. While it is open the number of those who answered grows in steps of three, and who answered, and from which unions, is seen by nobody. Exact numbers and results come after the end.
board-part = { $complete } of { $eligible }
board-from = begins on { $moment }
board-until = until { $moment }
board-was = ran from { $from } to { $to }
board-by-day = By day
board-curve-nobody = Nobody has answered yet
board-curve-told = Answered so far: { $days } of { $count }
board-path = Way of an answer
board-invited = Invited
board-opened = Opened the link
board-started = Started
board-complete = Answered
board-left-partial = broke off: { $count }
board-left-opened = opened, not started: { $count }
board-left-not-opened = not opened: { $count }
board-left-ineligible = not counted: { $count }
board-by-position = By position
board-no-position = No position given
board-more-positions = { $count ->
    [one] { $count } more position
   *[other] { $count } more positions
  }
board-by-union = By methodical union
board-union = Union
board-no-union = Without a union
board-share = Response rate
board-answered = Answered
board-silent = Not answered yet
board-silent-first = The first { $shown } by the alphabet are shown.
board-silent-all = Everybody who has not answered, with links
board-nobody-silent = Everybody who was asked has answered.
board-person = Teacher
board-rung = State
board-seen = Last action
board-seen-short = Last
board-link = Personal link
board-link-of = Personal link: { $name }
board-copy-of = Copy the link: { $name }
board-copied = Copied
board-print-links = Print slips
board-rung-ineligible = Not counted
board-rung-not_sent = Link not handed out
board-rung-bounced = Message came back
board-rung-not_opened = Link not opened
board-rung-opened_not_started = Opened, not started
board-rung-break_off = Broken off
board-rung-partial = Partly answered
board-rung-complete = Complete
board-state-draft = Draft
board-state-scheduled = Scheduled
board-state-open = Open
board-state-paused = Paused
board-state-closed = Closed
board-state-archived = Archived
board-zone-europe-moscow = Moscow time
board-zone-europe-kaliningrad = Kaliningrad time
board-zone-europe-samara = Samara time
board-zone-asia-yekaterinburg = Yekaterinburg time
board-zone-asia-omsk = Omsk time
board-zone-asia-novosibirsk = Novosibirsk time
board-zone-asia-krasnoyarsk = Krasnoyarsk time
board-zone-asia-irkutsk = Irkutsk time
board-zone-asia-yakutsk = Yakutsk time
board-zone-asia-vladivostok = Vladivostok time
board-zone-asia-magadan = Magadan time
board-zone-asia-kamchatka = Kamchatka time
board-day-1 = { $day } January
board-day-2 = { $day } February
board-day-3 = { $day } March
board-day-4 = { $day } April
board-day-5 = { $day } May
board-day-6 = { $day } June
board-day-7 = { $day } July
board-day-8 = { $day } August
board-day-9 = { $day } September
board-day-10 = { $day } October
board-day-11 = { $day } November
board-day-12 = { $day } December
board-short-day-1 = { $day } Jan
board-short-day-2 = { $day } Feb
board-short-day-3 = { $day } Mar
board-short-day-4 = { $day } Apr
board-short-day-5 = { $day } May
board-short-day-6 = { $day } Jun
board-short-day-7 = { $day } Jul
board-short-day-8 = { $day } Aug
board-short-day-9 = { $day } Sep
board-short-day-10 = { $day } Oct
board-short-day-11 = { $day } Nov
board-short-day-12 = { $day } Dec
# Results
results-title = Results
results-counted = { $count ->
    [one] { $count } attempt counted
   *[other] { $count } attempts counted
  }
results-to-board = Course of the campaign
results-to-marking = Mark by hand: { $count }
results-provisional = { $count ->
    [one] { $count } attempt waits
   *[other] { $count } attempts wait
  } for an expert's points: the results will still change.
results-none = Nobody has submitted yet.
results-hidden = Too few people have answered. Names were promised to be kept, so the tables are hidden: they could point to a person.
results-closed-until = The campaign is anonymous: its results come after the end, { $moment }. Nobody sees them before, so that new answers do not tell whose they are.
results-questionnaire = This is a questionnaire without a key: it has no points and no levels.
results-by-competence = By competence
results-competence = Competence
results-mean = Mean result
results-whole = Whole test
results-indicative = indicative
results-competence-hint = The mean result is the mean of the shares of points of all counted attempts. The last column: how many teachers have a deficit that calls for support first.
results-by-person = By teacher
results-points = Points
results-share = Share
results-level = Level
results-not-final = provisional
results-by-item = By item
results-item = Item
results-people = Attempts
results-difficulty = Solved
results-item-rest = Item-rest
results-remark = Remark
results-weak = check key and wording
results-alpha = Reliability of the test (Cronbach's alpha): { $value }.
results-alpha-enough = Enough for statements about the group, not about one teacher.
results-alpha-low = That is low: use the results for statements about the group only, together with other evidence.
results-small = Only { $count } attempts, so the numbers of items are rough. They never change a teacher's result.
results-items-hint = Solved is the mean share of an item's points. Item-rest is the correlation of an item's points with the sum of all others; below 0.1 an item hardly tells strong from weak.
results-level-is = Level of deficit: { $level }
results-points-of = { $points } of { $max } points
results-person-provisional = Some answers wait for an expert's points: the result is provisional.
results-struck = This attempt was struck out: { $reason }
results-test = Test
results-attempt = Attempt
results-is-record = { $no }, counts
results-is-not-record = { $no }, does not count
results-submitted = Submitted
results-took = Took
results-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
results-rule = How this was counted
results-rule-text = The share is the points earned divided by all that could be earned. A bound belongs to the level above it; fractions are compared without rounding.
results-rule-from = from { $bound }
results-invalidate = Strike out the attempt
results-invalidate-hint = It will no longer count in the response rate, the results and the indicator. The teacher can answer again while the campaign is open. The reason stays in the log.
results-invalidate-reason = Reason
# Marking by an expert
marking-title = Marking by hand
marking-count = { $count ->
    [one] { $count } answer waits
   *[other] { $count } answers wait
  }
marking-criteria = Criteria and explanation
marking-points = Points
marking-points-hint = from 0 to { $max }, halves are fine
marking-give = Give
marking-done = Nothing to mark
marking-done-text = All written answers of this campaign have their points.
problem-points-out-of-range = Give a number from 0 to { $max }
problem-already-marked = This answer has its points already
