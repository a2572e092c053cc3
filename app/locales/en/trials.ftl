trial-title = Trial run
trial-lead = Take the draft yourself, just as a teacher will: the same pages, checks, time and scoring.
trial-not-counted = The answers count nowhere: neither in campaigns nor in indicators.
trial-as-now = { $count ->
    [one] It is the draft as it is now: { $count } question.
   *[other] It is the draft as it is now: { $count } questions.
}
trial-own = Only you see the run. Begin again, and the one before is forgotten.
trial-begin = Begin
trial-no-items = The draft has no questions yet. Add at least one.
trial-band = Trial run: the answers do not count.
trial-back = Back to the draft
trial-none = There is nothing to show: the run has not begun, has ended, or its time is over.
trial-to-start = To the start
trial-preview = Take it yourself
problem-trial-empty = The draft has no questions yet
problem-trial-over = This trial run has ended. Begin a new one
