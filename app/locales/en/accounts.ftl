# Signing in and access
sign-in-title = Staff sign-in
sign-in-lead = Teachers do not sign in: their personal link opens the form.
sign-in-login = Login
sign-in-password = Password
sign-in-submit = Sign in
sign-out = Sign out
first-start-title = Nobody can sign in yet
first-start-text = Add a school and its first administrator on the server, at the command line. The program asks for the password.
problem-sign-in-wrong = The login or the password is wrong
problem-login-unreadable = Letters, digits and . - _ @, at most 100
problem-login-taken = This login is taken
problem-name-unreadable = A name is one line of at most 200 characters
problem-password-too-short = At least { $count } characters are needed
problem-password-too-long = This password is too long
problem-password-guessed = This password is too easy to guess
problem-password-wrong = This is not your present password
problem-user-is-you = You cannot close your own account: ask another administrator
problem-code-unreadable = A code has Latin letters, digits, a hyphen or an underscore, at most 40
problem-org-code-taken = There is an organisation of this code
role-coordinator = coordinator
role-school_admin = school administration
role-sysadmin = system administrator
role-mo_head = head of a methodical union
role-municipal_coordinator = municipal coordinator
role-municipal_viewer = education authority
role-methodist = methodist
role-analyst = analyst
# Users
accounts-lead = Who can sign in and what is open to them. Teachers need no account: they answer by personal links.
accounts-caption = Users
user-name = Name
user-role = Role
user-acts = Acts
user-disabled = closed
user-disable = Close the account
user-enable = Open again
user-add-title = New user
user-add = Add a user
user-login-hint = For example, v.demchenko
user-role-hint = A coordinator builds tests and runs campaigns, the administration sees progress and results, a system administrator only accounts.
disable-title = Close an account
disable-question = Close the account of { $name }?
disable-consequence = The user { $login } is signed out everywhere and cannot sign in. What they did stays. The account can be opened again.
disable-submit = Close the account
done-added = The user was added. Pass on the login and the password.
done-disabled = The account is closed.
done-enabled = The account is open again.
done-changed = The password was changed; you are signed out on other devices.
# One's own password
password-title = Change password
password-old = Present password
password-new = New password
password-hint = At least 8 characters. Several words in a row are best.
password-consequence = Other devices will ask you to sign in again.
password-submit = Change password
# Start page
home-title = Home
home-greeting = Hello, { $name }
home-running = { $count ->
    [0] No campaign is running.
    [one] { $count } campaign is running.
   *[other] { $count } campaigns are running.
  }
home-new-instrument = New test or questionnaire
home-new-campaign = New campaign
home-open = Open
home-paused = Paused
home-until = until { $moment }
home-rate = Response rate
home-of = { $complete } of { $eligible }
home-decide = Waits for your decision
home-today = To do today
home-silent = { $count ->
    [one] { $count } teacher has not answered
   *[other] { $count } teachers have not answered
  }
home-indicator = Check indicator 1
home-empty-title = No campaigns yet
home-empty-text = Load the list of teachers, build a test or a questionnaire, choose who answers and hand out personal links. It usually takes half an hour.
home-step-roster = Load the list of teachers
home-step-instrument = Make a test
home-step-campaign = Open a campaign
home-quiet-title = Nobody is being asked now
home-quiet-text = Past campaigns and their results are where they were.
home-all-campaigns = All campaigns
home-keeper-title = Accounts
home-keeper-text = You keep the accounts. Tests, answers and results are not shown to a system administrator.
home-users = Users of the school
