answers-title = Answers by question
answers-given = { $answered } of { $asked } answered
answers-nobody = Nobody has answered this question yet.
answers-withheld = { $count ->
    [one] Shown when at least { $count } person has answered.
   *[other] Shown when at least { $count } people have answered.
  }
answers-others = Written in
answers-mean = Mean { $mean }.
answers-nps = Net promoter score { $nps }.
answers-key = right
answers-times = { $count ->
    [one] { $count } time
   *[other] { $count } times
  }
answers-grid = Answers by row
answers-row = Row
answers-option = Option
answers-place = Mean place
answers-mean-name = Mean
answers-median = Median
answers-least-most = From and to
answers-cell-mean = Mean { $mean }
answers-cell-spread = from { $least } to { $most }, { $count ->
    [one] { $count } answer
   *[other] { $count } answers
  }
results-questionnaire-answers = See the answers by question
results-file = Results
results-sheet-people = Teachers
results-sheet-competences = Competences
results-sheet-answers = Answers
results-sheet-codebook = Codebook
results-sheet-texts = Texts
results-columns-alone = The campaign is anonymous: on the sheet “Answers” each column is sorted by itself, so a row is not one person.
results-veiled = The campaign is anonymous: results come when it has closed.
results-file-name = Teacher
results-file-position = Position
results-file-points = Points
results-file-max = Of
results-file-percent = Share, %
results-file-level = Level
results-file-code = Code
results-file-competence = Competence
results-file-count = Attempts
results-file-mean = Mean result, %
codebook-variable = Variable
codebook-question = Question
codebook-part = Option or row
codebook-kind = What a cell holds
codebook-values = Values
measure-option = text of the option
measure-flag = 1 picked, 0 not
measure-text = text
measure-number = number
measure-date = date
measure-scale = number of the scale
measure-place = place, 1 is first
results-by-union = By methodical union
results-union-people = Answered
results-union-deficit = Medium and high deficit
results-union-hidden = hidden
results-union-note = Groups with few answers are hidden; where there is one, so is the next smallest, so that it cannot be worked out.
