# Ход кампании
board-title = Ход кампании
board-to-wall = На экран
board-to-results = Результаты
board-to-slips = Карточки
board-back = К ходу кампании
board-refresh = Обновить
board-counted-at = Обновлено в { $time }
board-of-answered = из { $eligible } { $complete ->
    [one] ответил
   *[many] ответили
  }
board-veiled = Кампания анонимная. Пока она открыта, число ответивших растёт шагами по три, а кто ответил и из каких объединений, не видно никому. Точные числа и результаты появятся после закрытия.
board-part = { $complete } из { $eligible }
board-from = начнётся { $moment }
board-until = до { $moment }
board-was = шла с { $from } по { $to }
board-by-day = По дням
board-curve-nobody = Пока никто не ответил
board-curve-told = Ответили нарастающим итогом: { $days } из { $count }
board-path = Путь ответа
board-invited = Приглашены
board-opened = Открыли ссылку
board-started = Начали
board-complete = Ответили
board-left-partial = прервались: { $count }
board-left-opened = открыли и не начали: { $count }
board-left-not-opened = не открывали: { $count }
board-left-ineligible = не учитываются: { $count }
board-by-position = По должностям
board-no-position = Должность не указана
board-more-positions = Ещё { $count ->
    [one] { $count } должность
    [few] { $count } должности
   *[many] { $count } должностей
  }
board-by-union = По методическим объединениям
board-union = Объединение
board-no-union = Без объединения
board-share = Охват
board-answered = Ответили
board-silent = Ещё не ответили
board-silent-first = Показаны первые { $shown } по алфавиту.
board-silent-all = Все, кто не ответил, со ссылками
board-nobody-silent = Ответили все, кого спрашивали.
board-person = Педагог
board-rung = Состояние
board-seen = Последнее действие
board-seen-short = Последнее
board-link = Личная ссылка
board-link-of = Личная ссылка: { $name }
board-copy-of = Копировать ссылку: { $name }
board-copied = Скопировано
board-print-links = Напечатать карточки
board-rung-ineligible = Не учитывается
board-rung-not_sent = Ссылка не выдана
board-rung-bounced = Письмо вернулось
board-rung-not_opened = Ссылка не открыта
board-rung-opened_not_started = Открыта, не начато
board-rung-break_off = Ответы прерваны
board-rung-partial = Отвечено частично
board-rung-complete = Завершено
board-state-draft = Черновик
board-state-scheduled = Запланирована
board-state-open = Идёт
board-state-paused = Приостановлена
board-state-closed = Завершена
board-state-archived = В архиве
board-zone-europe-moscow = московское время
board-zone-europe-kaliningrad = калининградское время
board-zone-europe-samara = самарское время
board-zone-asia-yekaterinburg = екатеринбургское время
board-zone-asia-omsk = омское время
board-zone-asia-novosibirsk = новосибирское время
board-zone-asia-krasnoyarsk = красноярское время
board-zone-asia-irkutsk = иркутское время
board-zone-asia-yakutsk = якутское время
board-zone-asia-vladivostok = владивостокское время
board-zone-asia-magadan = магаданское время
board-zone-asia-kamchatka = камчатское время
board-day-1 = { $day } января
board-day-2 = { $day } февраля
board-day-3 = { $day } марта
board-day-4 = { $day } апреля
board-day-5 = { $day } мая
board-day-6 = { $day } июня
board-day-7 = { $day } июля
board-day-8 = { $day } августа
board-day-9 = { $day } сентября
board-day-10 = { $day } октября
board-day-11 = { $day } ноября
board-day-12 = { $day } декабря
board-short-day-1 = { $day } янв.
board-short-day-2 = { $day } февр.
board-short-day-3 = { $day } марта
board-short-day-4 = { $day } апр.
board-short-day-5 = { $day } мая
board-short-day-6 = { $day } июня
board-short-day-7 = { $day } июля
board-short-day-8 = { $day } авг.
board-short-day-9 = { $day } сент.
board-short-day-10 = { $day } окт.
board-short-day-11 = { $day } нояб.
board-short-day-12 = { $day } дек.
# Результаты
results-title = Результаты
results-counted = { $count ->
    [one] учтена { $count } работа
    [few] учтены { $count } работы
   *[many] учтено { $count } работ
  }
results-to-board = Ход кампании
results-to-marking = Проверить вручную: { $count }
results-provisional = { $count ->
    [one] { $count } работа ждёт
    [few] { $count } работы ждут
   *[many] { $count } работ ждут
  } баллов эксперта: итоги ещё изменятся.
results-none = Ещё никто не сдал работу.
results-hidden = Ответило слишком мало людей. Имена обещано не раскрывать, поэтому сводные таблицы скрыты: по ним можно было бы узнать отдельного человека.
results-closed-until = Кампания анонимная: результаты появятся после закрытия, { $moment }. Раньше их не видит никто, чтобы по новым ответам нельзя было узнать, чьи они.
results-questionnaire = Это анкета без ключа: баллов и уровней в ней нет.
results-by-competence = По компетенциям
results-competence = Компетенция
results-mean = Средний результат
results-whole = Тест в целом
results-indicative = ориентировочно
results-competence-hint = Средний результат — среднее долей баллов учтённых работ. Последний столбец: у скольких педагогов дефицит стоит поддержать в первую очередь.
results-by-person = По педагогам
results-points = Баллы
results-share = Доля
results-level = Уровень
results-not-final = предварительно
results-by-item = По заданиям
results-item = Задание
results-people = Работ
results-difficulty = Решаемость
results-item-rest = Связь с тестом
results-remark = Замечание
results-weak = проверьте ключ и формулировку
results-alpha = Надёжность теста (альфа Кронбаха): { $value }.
results-alpha-enough = Этого достаточно для выводов о группе, но не об отдельном педагоге.
results-alpha-low = Этого мало: используйте результаты только для групповых выводов и вместе с другими сведениями.
results-small = Работ всего { $count }, поэтому показатели заданий приблизительны. На результат педагога они не влияют.
results-items-hint = Решаемость — средняя доля баллов за задание. Связь с тестом — корреляция балла за задание с суммой за остальные; ниже 0,1 задание почти не отличает сильную работу от слабой.
results-level-is = Уровень дефицита: { $level }
results-points-of = { $points } из { $max } баллов
results-person-provisional = Часть ответов ждёт баллов эксперта: результат предварительный.
results-struck = Работа аннулирована: { $reason }
results-test = Тест
results-attempt = Попытка
results-is-record = { $no }, идёт в зачёт
results-is-not-record = { $no }, в зачёт не идёт
results-submitted = Сдана
results-took = Заняла
results-minutes = { $count ->
    [one] { $count } минуту
    [few] { $count } минуты
   *[many] { $count } минут
  }
results-rule = Как это посчитано
results-rule-text = Доля — набранные баллы, делённые на все возможные. Граница входит в верхний уровень, дроби сравниваются без округления.
results-rule-from = от { $bound }
results-invalidate = Аннулировать работу
results-invalidate-hint = Работа перестанет учитываться в охвате, результатах и показателе. Педагог сможет ответить заново, пока кампания открыта. Причина останется в журнале.
results-invalidate-reason = Причина
# Проверка экспертом
marking-title = Проверка вручную
marking-count = { $count ->
    [one] ждёт { $count } ответ
    [few] ждут { $count } ответа
   *[many] ждут { $count } ответов
  }
marking-criteria = Критерии и пояснение
marking-points = Баллы
marking-points-hint = от 0 до { $max }, можно с половиной
marking-give = Поставить
marking-done = Проверять нечего
marking-done-text = Все развёрнутые ответы этой кампании оценены.
problem-points-out-of-range = Укажите число от 0 до { $max }
problem-already-marked = Этот ответ уже оценён
