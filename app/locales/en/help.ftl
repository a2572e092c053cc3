# First steps: an article for the coordinator
help-lead = From an empty page to indicator 1 in seven steps. Building the test takes about half an hour, the rest takes minutes.
help-contents = On this page
help-roster-title = 1. Load the list of teachers
help-roster-open = Open Teachers
help-roster =
    A table from your personnel software, saved as CSV, will do. Its first line names the columns: `person`, `fio`, `position`, `mo`, `kind`, `rate`, `start`, `end`, `note`.

    - `person` is any number of the person that stays the same in your school.
    - `kind` is `main`, or `internal_part_time` or `external_part_time` for a second job.
    - `start` and `end` are the first and the last day; `end` is empty for those who work.

    Put in part-timers and people on long leave as well. The program decides who counts and says why. You may load the list again: it is updated and nobody is doubled.
help-test-title = 2. Build a test
help-test-open = Open Tests and questionnaires
help-test =
    1. In Tests and questionnaires make a new test and name it.
    2. Add a section for each competence, and items inside.
    3. Options can be pasted as a list from a document: each line becomes an option.
    4. Mark the right option, set points and the competence.

    Every change saves itself and the last one can be undone. When two people edit the same test, the program shows both versions and overwrites nothing silently.
help-publish-title = 3. Publish
help-publish-open = To the list of tests
help-publish =
    See the test as a teacher does, on a phone and on a computer, and take it yourself: trial answers count nowhere.

    Before publishing the program checks the test: each item has a key and a competence and can be reached, and levels leave no gap. What is wrong is named and linked. A published version never changes; a correction is a new version.
help-campaign-title = 4. Open a campaign
help-campaign-open = Open Campaigns
help-campaign =
    A campaign is a test, a period and the people who answer. Choose a published version, the dates and the audience: positions, methodical unions, or people by name. You see at once how many get a link, and who does not and why.

    Approve the campaign; it then opens and closes by itself, by the school's clock. The list is frozen at opening, later changes stay in the log.
help-links-title = 5. Hand out the links
help-links-open = To the campaigns
help-links =
    Each teacher has a personal link; no sign-in and no password. There are three ways:

    - copy one link and send it;
    - download a table of all links;
    - print A4 slips with name, QR code and short address and hand them over.

    A lost link is issued again: the old one stops working at once, the answers stay.
help-watch-title = 6. Watch the response rate
help-watch-open = To the progress of campaigns
help-watch =
    The progress page moves by itself: how many answered, who opened and did not start, who broke off, how unions and positions are doing. Those who have not answered are listed, their links are copied or printed with one click.

    Answers are saved one by one. After a lost connection a teacher goes on at the same place by the same link.
help-indicator-title = 7. Look at indicator 1
help-indicator-open = Open Indicators
help-indicator =
    Indicator 1 is the share of teachers who took the diagnostics: (ЧПдп / ЧП) × 100. Its page has the value, the formula with the numbers put in, and a list by name of who is counted, who is not, and why. Before the census date the value is provisional; after it new answers do not change it.
help-questions-title = Questions
help-questions =
    __A teacher began on a phone and wants to go on at a computer.__ The same link does it. If the campaign asks for the code of the slip, that as well.

    __Who sees the answers?__ The first page of the test says so before it begins. In named mode the coordinator and the administration; in confidential mode the administration sees groups only.

    __The key is wrong.__ Correct it or annul the item: everybody's result is computed again and a record of the change stays.

    __A teacher left before the end.__ On the closing day the saved answers are scored by themselves.
