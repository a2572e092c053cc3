answers-title = Ответы по вопросам
answers-given = ответили { $answered } из { $asked }
answers-nobody = На этот вопрос пока никто не ответил.
answers-withheld = { $count ->
    [one] Показываем, когда ответил хотя бы { $count } человек.
    [few] Показываем, когда ответили хотя бы { $count } человека.
   *[many] Показываем, когда ответили хотя бы { $count } человек.
  }
answers-others = Написали сами
answers-mean = Среднее { $mean }.
answers-nps = Индекс лояльности (NPS) { $nps }.
answers-key = верно
answers-times = { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[many] { $count } раз
  }
answers-grid = Ответы по строкам
answers-row = Строка
answers-option = Вариант
answers-place = Среднее место
answers-mean-name = Среднее
answers-median = Медиана
answers-least-most = От и до
answers-cell-mean = Среднее { $mean }
answers-cell-spread = от { $least } до { $most }, { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[many] { $count } ответов
  }
results-questionnaire-answers = Посмотреть ответы по вопросам
results-file = Результаты
results-sheet-people = Педагоги
results-sheet-competences = Компетенции
results-sheet-answers = Ответы
results-sheet-codebook = Словарь
results-sheet-texts = Тексты ответов
results-columns-alone = Кампания анонимная: на листе «Ответы» каждый столбец отсортирован сам по себе, строка не означает одного человека.
results-veiled = Кампания анонимная: результаты появятся после её закрытия.
results-file-name = Педагог
results-file-position = Должность
results-file-points = Баллы
results-file-max = Из
results-file-percent = Доля, %
results-file-level = Уровень
results-file-code = Код
results-file-competence = Компетенция
results-file-count = Работ
results-file-mean = Средний результат, %
codebook-variable = Переменная
codebook-question = Вопрос
codebook-part = Вариант, строка или ячейка
codebook-kind = Что в ячейке
codebook-values = Значения
measure-option = текст варианта
measure-flag = 1 — выбран, 0 — нет
measure-text = текст
measure-number = число
measure-date = дата
measure-scale = число шкалы
measure-place = место, 1 — первое
results-by-union = По методическим объединениям
results-union-people = Ответили
results-union-deficit = Средний и высокий дефицит
results-union-hidden = скрыто
results-union-note = Группы, где мало ответов, скрыты; если такая одна, скрыта и следующая по величине, чтобы её нельзя было вычислить.
