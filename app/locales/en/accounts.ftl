# Signing in and access
sign-in-title = Staff sign-in
sign-in-lead = Teachers do not sign in: their personal link opens the form.
sign-in-login = Login
sign-in-password = Password
sign-in-submit = Sign in
sign-out = Sign out
problem-sign-in-wrong = The login or the password is wrong
role-coordinator = coordinator
role-school_admin = school administration
role-sysadmin = system administrator
role-mo_head = head of a methodical union
role-municipal_coordinator = municipal coordinator
role-municipal_viewer = education authority
role-methodist = methodist
role-analyst = analyst
