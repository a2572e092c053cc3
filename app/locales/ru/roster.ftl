# Педагоги
roster-title = Педагоги
roster-lead = { $count ->
    [one] { $count } педагог в ЧП на { $day }
    [few] { $count } педагога в ЧП на { $day }
   *[many] { $count } педагогов в ЧП на { $day }
  }
roster-lead-besides = { $count ->
    [0] { "" }
    [one] , кроме того { $count } внешний совместитель
    [few] , кроме того { $count } внешних совместителя
   *[many] , кроме того { $count } внешних совместителей
  }
roster-import = Загрузить из файла
roster-states = Состояние
roster-working = Работают
roster-left = Уволены
roster-all = Все
roster-on = На дату
roster-find = Фамилия или должность
roster-union = Методическое объединение
roster-union-any = Все объединения
roster-show = Показать
roster-shown = Показано { $shown } из { $of }
roster-person = Педагог
roster-rate = Ставка
roster-since = Работает с
roster-until = Уволен
roster-marks = Отметки
roster-in-chp = В ЧП
roster-in = да
roster-out = нет
roster-young = молодой педагог
roster-nobody = Никого не нашлось
roster-nobody-text = Измените дату, фамилию или объединение.
roster-empty = Список педагогов пока пуст
roster-empty-text = Загрузите его из файла: тогда кампании найдут адресатов, а показатели — число педагогических работников.
roster-example-person = код или табельный номер
roster-example-fio = Авдеева Ирина Петровна
roster-example-position = учитель математики
roster-example-mo = МО естественно-математического цикла
roster-example-kind = основное, внутреннее, внешнее, ГПХ
roster-example-rate = 1,00
roster-example-start = 01.09.2019
roster-example-end = пусто, пока работает
roster-example-note = необязательная пометка
roster-column-person = Код
roster-column-fio = ФИО
roster-column-last = Фамилия
roster-column-first = Имя
roster-column-patronymic = Отчество
roster-column-position = Должность
roster-column-mo = МО
roster-column-kind = Вид
roster-column-rate = Ставка
roster-column-start = Дата приёма
roster-column-end = Дата увольнения
roster-column-note = Примечание
employment-main = основное место работы
employment-internal_part_time = внутреннее совместительство
employment-external_part_time = внешнее совместительство
employment-gph = договор ГПХ
absence-maternity = отпуск по беременности и родам
absence-parental = отпуск по уходу за ребёнком
absence-long_pedagogical = длительный отпуск
absence-military = военная служба
absence-sick_long = длительная болезнь
problem-column-missing = в файле нет такого столбца
problem-rate-out-of-range = ставка должна быть больше 0 и не больше 2
problem-end-before-start = последний день раньше первого
problem-kind-unknown = такого вида нет в перечне
problem-person-name-unreadable = нужны фамилия и имя или инициалы
problem-position-unknown = должность не из перечня, в ЧП она не войдёт
problem-two-main = { $name }: второе основное место работы одновременно со строкой { $line }
problem-name-differs = { $name }: под этим кодом в строке { $line } другое имя
problem-employment-overlaps = { $name }: та же должность в те же дни уже есть в строке { $line }
problem-person-unknown = такого человека нет в списке педагогов
problem-person-ambiguous = под этим именем несколько человек, укажите код
