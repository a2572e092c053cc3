//! What each light register is made of: its fields, the kinds and states of its rows, what its list shows.

use crate::roster::codes::coded;

coded! {
    /// A light register.
    Light {
        /// Requests for training, of a person or of a methodical union (SR-45).
        Requests = "requests",
        /// In-service training.
        Courses = "courses",
        /// Mentors and those they help (SR-48).
        Mentors = "mentors",
        /// Plans and meetings of methodical unions (SR-47).
        Plans = "plans",
    }
}

coded! {
    /// A field of a row.
    Field {
        /// The kind of row.
        Form = "form",
        /// Whose row it is.
        Person = "person",
        /// The mentor.
        Other = "other",
        /// The methodical union.
        Union = "union",
        /// What it is about.
        Title = "title",
        /// Where, with whom.
        Place = "place",
        /// Hours, or people.
        Amount = "amount",
        /// The first day, or the only one.
        From = "from",
        /// The last day.
        To = "to",
        /// Number of an order, a protocol, a certificate.
        Number = "number",
        /// How far it is.
        State = "state",
        /// A remark.
        Note = "note",
    }
}

/// A light register described.
#[derive(Debug)]
pub struct Description {
    /// The address of its list.
    pub path: &'static str,
    /// The addresses of its files.
    pub files: [&'static str; 2],
    /// The fields in the order of the form and of the file.
    pub fields: &'static [Field],
    /// The columns of its list.
    pub columns: &'static [Field],
    /// The kinds of rows; the first is the usual one.
    pub forms: &'static [&'static str],
    /// How far a row may be; the first is the beginning.
    pub states: &'static [&'static str],
}

impl Light {
    /// Its description.
    pub fn described(self) -> &'static Description {
        match self {
            Self::Requests => &REQUESTS,
            Self::Courses => &COURSES,
            Self::Mentors => &MENTORS,
            Self::Plans => &PLANS,
        }
    }

    /// Has it this field?
    pub fn has(self, field: Field) -> bool {
        self.described().fields.contains(&field)
    }
}

use Field::{Amount, Form, From, Note, Number, Other, Person, Place, State, Title, To, Union};

static REQUESTS: Description = Description {
    path: "/registers/requests",
    files: ["/registers/requests.csv", "/registers/requests.xlsx"],
    fields: &[Form, Title, Person, Union, From, Number, State, Note],
    columns: &[Title, Person, Form, From, State],
    forms: &["individual", "collective"],
    states: &["new", "planned", "satisfied", "declined"],
};

static COURSES: Description = Description {
    path: "/registers/courses",
    files: ["/registers/courses.csv", "/registers/courses.xlsx"],
    fields: &[Person, Title, Place, Form, Amount, From, To, State, Number, Note],
    columns: &[Person, Title, Place, Amount, To, State],
    forms: &["in_person", "distance", "mixed"],
    states: &["planned", "going", "completed", "dropped"],
};

static MENTORS: Description = Description {
    path: "/registers/mentors",
    files: ["/registers/mentors.csv", "/registers/mentors.xlsx"],
    fields: &[Person, Other, Form, From, To, Number, Title, Note],
    columns: &[Person, Other, Form, From, To, Number],
    forms: &["main", "additional"],
    states: &[],
};

static PLANS: Description = Description {
    path: "/registers/plans",
    files: ["/registers/plans.csv", "/registers/plans.xlsx"],
    fields: &[Form, Union, Title, From, To, State, Number, Amount, Note],
    columns: &[Union, Title, Form, From, State, Number],
    forms: &["meeting", "plan", "result"],
    states: &["planned", "held", "cancelled"],
};
