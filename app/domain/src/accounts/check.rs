//! What may stand in a login, a name and a password. Whether a login is free only the database knows.

use crate::problem::Problem;

/// The shortest password that is taken, in characters.
pub const MIN_PASSWORD_CHARS: usize = 8;
/// The longest password that is hashed, in bytes (security 49).
pub const MAX_PASSWORD_BYTES: usize = 1024;
/// The longest login, in characters.
pub const MAX_LOGIN_CHARS: usize = 100;
/// The longest name of a user, in characters.
pub const MAX_NAME_CHARS: usize = 200;

/// A login as it is stored and looked up: without spaces around it, in small letters.
pub fn read_login(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// What is wrong with the login of a new user.
pub fn login_problem(login: &str) -> Option<Problem> {
    let fits = |c: char| c.is_alphanumeric() || ".-_@".contains(c);
    if login.is_empty() {
        return Some(Problem::new("login", "required"));
    }
    let is_readable = login.chars().count() <= MAX_LOGIN_CHARS && login.chars().all(fits);
    (!is_readable).then(|| Problem::new("login", "login-unreadable"))
}

/// What is wrong with the name of a new user.
pub fn name_problem(name: &str) -> Option<Problem> {
    if name.trim().is_empty() {
        return Some(Problem::new("name", "required"));
    }
    let is_readable = name.chars().count() <= MAX_NAME_CHARS && !name.chars().any(char::is_control);
    (!is_readable).then(|| Problem::new("name", "name-unreadable"))
}

/// What is wrong with a new password of this login, at the field of that name.
///
/// Length is what counts: no rule about kinds of characters (NIST SP 800-63B, 5.1.1.2).
pub fn password_problem(at: &str, password: &str, login: &str) -> Option<Problem> {
    if password.chars().count() < MIN_PASSWORD_CHARS {
        return Some(Problem::new(at, "password-too-short").with("count", MIN_PASSWORD_CHARS));
    }
    if password.len() > MAX_PASSWORD_BYTES {
        return Some(Problem::new(at, "password-too-long"));
    }
    let is_guessed = password.to_lowercase() == login || password.chars().all(|c| password.starts_with(c));
    is_guessed.then(|| Problem::new(at, "password-guessed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(problem: Option<Problem>) -> Option<String> {
        problem.map(|problem| problem.kind)
    }

    #[test]
    fn a_login_has_letters_digits_and_a_few_marks() {
        for (login, wrong) in [
            ("v.demchenko", None),
            ("завуч-7@school", None),
            ("", Some("required")),
            ("two words", Some("login-unreadable")),
            ("nul\0", Some("login-unreadable")),
            ("<b>", Some("login-unreadable")),
        ] {
            assert_eq!(kind(login_problem(login)).as_deref(), wrong, "{login:?}");
        }
    }

    #[test]
    fn security_49_a_password_of_50_000_characters_is_refused_before_it_is_hashed() {
        assert_eq!(
            kind(password_problem("password", &"п".repeat(50_000), "anna")).as_deref(),
            Some("password-too-long")
        );
    }

    #[test]
    fn a_password_is_long_enough_and_neither_the_login_nor_one_letter() {
        for (password, wrong) in [
            ("correct horse", None),
            ("пароль77", None),
            ("short", Some("password-too-short")),
            ("Anna.Petrova", Some("password-guessed")),
            ("aaaaaaaaaaaa", Some("password-guessed")),
        ] {
            assert_eq!(
                kind(password_problem("password", password, "anna.petrova")).as_deref(),
                wrong,
                "{password:?}"
            );
        }
    }

    #[test]
    fn a_name_is_one_line_that_is_not_empty() {
        for (name, wrong) in [
            ("Демченко В. А.", None),
            ("  ", Some("required")),
            ("a\nb", Some("name-unreadable")),
        ] {
            assert_eq!(kind(name_problem(name)).as_deref(), wrong, "{name:?}");
        }
    }
}
