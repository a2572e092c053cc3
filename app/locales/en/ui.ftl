# Words shared by all pages
product = Otklik
product-tagline = Questionnaires and diagnostics for teachers
skip-to-content = Skip to content
save = Save
cancel = Cancel
back = Back
next = Next
delete = Delete
add = Add
copy = Copy
print = Print
close = Close
required-mark = required
language-other = Русский
contrast-on = High contrast
contrast-off = Normal view
demo-badge = demo
count-teachers = { $count ->
    [one] { $count } teacher
   *[other] { $count } teachers
  }
form-refused = Could not save: please check what is marked
error-not-found-title = There is no such page
error-not-found-text = The link may be old or mistyped. Nothing you typed is lost.
error-forbidden-title = This needs other rights
error-forbidden-text = Your role does not open this page. Ask the administrator if you need it for your work.
crowd-title = Very many visitors just now
crowd-page = There is nothing to do: the page opens by itself in a few seconds.
crowd-form = What you sent has not been taken yet. Wait a few seconds and reload this page: the browser sends it once more.
error-unexpected-title = Something broke on our side
error-unexpected-text = The error is in the log. Tell the administrator the number { $reference }.
error-busy-title = Too many requests just now
error-busy-text = Try again in { $seconds } s.
error-home = To the start page
# Problems of forms
problem-required = Please fill this in
problem-form-unreadable = The form arrived incomplete. Reload the page and send it again
problem-not-found = This is gone: somebody may have deleted it
problem-forbidden = Your role may not do this
problem-signed-out = You are signed out. Sign in again: what you typed is kept
problem-busy = Too many tries. Try again in { $seconds } s.
problem-unexpected = A server error, number { $reference }. Please try again
section-instruments = Tests and questionnaires
section-campaigns = Campaigns
section-roster = Teachers
section-indicators = Indicators
section-accounts = Access
crumbs = Path
menu = Menu
section-registers = Registers
sections = Sections
help = First steps
# Lists and history
register-show = Show
register-reset = Reset
register-export = Download
register-nothing = Nothing found
register-nothing-text = Change the search or the filters.
register-pages = Pages of the list
register-span = { $first }–{ $last } of { $total }
register-before = Back
register-after = Next
history-title = History of changes
history-empty = No changes so far.
history-by-itself = the system
