# Ответы: страницы педагога
gone-title = Ссылка не открывается
gone-lead = По этой ссылке сейчас нельзя отвечать. Всё, что вы успели сохранить, осталось на сервере.
gone-whole = Проверьте, что ссылка скопирована целиком, до последнего знака.
gone-again = Если вы уже отвечали, откройте личную ссылку ещё раз: сеанс мог закончиться.
gone-expired = Срок, до которого принимались ответы, мог закончиться. Тем, кто ответил, ссылка по-прежнему показывает квитанцию и результат.
gone-ask = Не помогло — попросите у координатора школы новую ссылку.
welcome-person = Кто отвечает
welcome-not-you = Это не вы? Закройте страницу и сообщите координатору.
welcome-volume = Объём
welcome-tasks = { $count ->
    [one] { $count } задание
    [few] { $count } задания
   *[many] { $count } заданий
  }
welcome-questions = { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
  }
welcome-sections = { $count ->
    [one] { $count } раздел
    [few] { $count } раздела
   *[many] { $count } разделов
  }
welcome-time = Время
welcome-limit = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[many] { $count } минут
  }, отсчёт пойдёт после нажатия «Начать»
welcome-about = { $count ->
    [one] около { $count } минуты
   *[many] около { $count } минут
  }
welcome-deadline = Срок
welcome-until = до { $moment }
welcome-sees = Кто увидит ответы
sees-named = Вы, координатор и администрация школы
sees-confidential = Координатор видит, кто ответил; ответы показываются только сводно, без имён
sees-anonymous = Никто не увидит, кто что ответил: ответы хранятся без имён
welcome-contact = Вопросы
welcome-code = Ваш код
welcome-code-why = Понадобится, чтобы продолжить на другом устройстве.
welcome-resume = Можно прерваться и продолжить по той же ссылке, в том числе на другом устройстве.
welcome-attempts = { $count ->
    [one] Всего { $count } попытка.
    [few] Всего { $count } попытки.
   *[many] Всего { $count } попыток.
  }
consent = Мне понятно, для чего собираются ответы и кто их увидит. Даю согласие на их обработку.
start = Начать
start-again = Пройти ещё раз
continue = Продолжить
stage-not-yet = Ещё не открыто. Отвечать можно будет с { $moment }.
stage-paused = Приём ответов ненадолго приостановлен. Сохранённое не пропадёт, загляните позже по той же ссылке.
stage-closed = Срок вышел: ответы больше не принимаются. Если это ошибка, напишите координатору.
stage-going = Вы уже начали, { $count ->
    [one] сохранён { $count } ответ
    [few] сохранено { $count } ответа
   *[many] сохранено { $count } ответов
  }. Закончить нужно до { $moment }.
code-lead = По этой ссылке уже отвечают с другого устройства. Чтобы увидеть те ответы и продолжить, введите код.
code-label = Код из шести цифр
code-hint = Он напечатан рядом со ссылкой и показан там, где вы начинали.
receipt-title = Спасибо, ответы приняты
receipt-timeout = Время вышло, сохранённые ответы приняты
receipt-closed = Срок закончился, сохранённые ответы приняты
receipt-person = Кто отвечал
receipt-sent = Отправлено
receipt-answered = Отвечено
receipt-code = Номер квитанции
result-after-close = Результат появится здесь после закрытия, { $moment }. Вернитесь по той же ссылке.
result-after-approval = Результат появится здесь, когда его утвердит координатор. Вернитесь по той же ссылке.
result-see = Посмотреть результат
# Страница с вопросами
run-head = Ход работы
section-of = Раздел { $no } из { $of }
progress-label = Отвечено
progress-of = { $no } из { $of }
ends-at = до { $time }
time-left = Осталось
five-minutes = Осталось пять минут
one-minute = Осталась одна минута
saving = Сохраняем…
saved-at = Сохранено
saved-waiting = Ждёт связи
saved-signed-out = Сеанс закончился: откройте ссылку ещё раз. Ответы остались на этом устройстве.
saved-over = Время вышло
to-receipt = К квитанции
banner-offline = Нет связи. Ответы сохранены на этом устройстве и отправятся, когда связь появится.
item-no-test-of = Задание { $no } из { $of }
item-no-test = Задание { $no }
item-no-of = Вопрос { $no } из { $of }
item-no = Вопрос { $no }
flag-item = Вернуться позже
case-title = Ситуация
case-wording = Прочитайте ситуацию и ответьте
choose = Выберите
other-placeholder = Свой вариант
place = Место
place-no = { $no }-е
matrix-row = Утверждение
table-row = Строка
hint-many = Можно выбрать несколько ответов.
hint-at-least = { $min ->
    [one] Выберите не меньше { $min } ответа.
   *[many] Выберите не меньше { $min } ответов.
  }
hint-at-most = { $max ->
    [one] Выберите не больше { $max } ответа.
   *[many] Выберите не больше { $max } ответов.
  }
hint-exactly = { $max ->
    [one] Выберите { $max } ответ.
    [few] Выберите { $max } ответа.
   *[many] Выберите { $max } ответов.
  }
hint-from-to = { $max ->
    [one] Выберите от { $min } до { $max } ответа.
   *[many] Выберите от { $min } до { $max } ответов.
  }
hint-chars = { $count ->
    [one] Не больше { $count } знака.
   *[many] Не больше { $count } знаков.
  }
chars-used = Знаков: { $no } из { $of }
hint-number-from-to = Число от { $min } до { $max }.
hint-number-from = Число не меньше { $min }.
hint-number-to = Число не больше { $max }.
hint-matrix = Отметьте один ответ в каждой строке.
hint-table = Заполните ячейки таблицы.
hint-table-list = Выберите ответ в каждой ячейке.
hint-ranking = { $count ->
    [one] Отметьте { $count } место.
    [few] Расставьте { $count } места, начиная с первого.
   *[many] Расставьте { $count } мест, начиная с первого.
  }
hint-ordering = Укажите место каждого шага.
hint-matching = Для каждой строки выберите пару.
answers-refused = Проверьте ответы
# Анонимная анкета
anonymous-title = Анкета анонимная
anonymous-known = Школа узнает, что вы участвовали, но не узнает, что вы ответили: ответы хранятся отдельно, без имени и без времени.
anonymous-once = Все вопросы на одной странице. Отправить её можно один раз, и потом ничего не изменить.
anonymous-here = До отправки ответы нигде не сохраняются: отложить и продолжить на другом устройстве нельзя. Не закрывайте страницу, пока не отправите.
anonymous-shown = Итоги увидят после закрытия анкеты и только если ответят { $count ->
    [one] не меньше { $count } человека
   *[many] не меньше { $count } человек
  }.
anonymous-reminder = Анонимно. Отправьте до { $moment } и не закрывайте страницу раньше: ответы нигде не сохраняются.
anonymous-more = По вашим ответам появились ещё вопросы. Посмотрите их и отправьте анкету снова.
anonymous-done = Спасибо, анкета сдана
anonymous-done-lead = Ответы хранятся без имени, поэтому показать или изменить их уже нельзя, и второй раз эту анкету не отправить.
# Проверка перед отправкой
review-title = Проверьте ответы
review-answered = отвечено
review-empty = без ответа
review-flagged = { $count ->
    [one] отмечен «Вернуться позже»
   *[many] отмечено «Вернуться позже»
  }
mark-answered = Отвечено
mark-flagged = Вернуться
mark-empty = Без ответа
mark-refused = Исправьте
review-left-test = { $count ->
    [one] Без ответа осталось { $count } задание. Его можно оставить пустым: оно принесёт 0 баллов.
    [few] Без ответа остались { $count } задания. Их можно оставить пустыми: они принесут 0 баллов.
   *[many] Без ответа осталось { $count } заданий. Их можно оставить пустыми: они принесут 0 баллов.
  }
review-left = { $count ->
    [one] Без ответа остался { $count } вопрос. Его можно оставить пустым.
    [few] Без ответа остались { $count } вопроса. Их можно оставить пустыми.
   *[many] Без ответа осталось { $count } вопросов. Их можно оставить пустыми.
  }
review-blocked = Сначала ответьте на обязательное
review-problem = { $no }. { $text }
review-checked = Ответы проверены. После отправки изменить их будет нельзя.
review-back = Вернуться к вопросам
review-submit = Отправить ответы
# Результат
result-title = Ваш профиль
result-provisional = Результат предварительный: часть ответов ещё проверяет эксперт. Баллы могут вырасти.
points-of = { $points } из { $max } баллов
points-of-short = { $points } из { $max }
support-total-0 = У вас прочная основа: по этому тесту поддержка не нужна, а вашим опытом стоит поделиться.
support-total-1 = У вас хорошая основа. Ниже видно, что можно отточить.
support-total-2 = Основа есть. Поддержка пригодится в нескольких направлениях, ниже о них подробнее.
support-total-3 = Вы увидели, с чего начать. Методист поможет составить маршрут и подберёт наставника.
support-0 = Сильная сторона
support-1 = Можно отточить
support-2 = Есть что усилить
support-3 = Нужна поддержка в первую очередь
level-deficit = Уровень дефицита: { $level }
level-competence = Уровень: { $level }
indicative = ориентировочно
by-competence = По направлениям
strengths = Сильные стороны
to-strengthen = Стоит усилить
explanations = Разбор заданий
awaits-expert = проверяет эксперт
rule-title = Как это посчитано
rule-points = Баллы за задания складываются; где это предусмотрено, часть верных ответов приносит часть баллов. Пустой ответ — 0 баллов. Процент — доля набранных баллов от возможных.
rule-levels = Уровни: { $levels }. Граница входит в верхний уровень: 18 из 30 — это 60 %.
rule-level = от { $percent } % — { $level }
rule-indicative = «Ориентировочно» — в направлении меньше четырёх заданий или меньше пяти баллов.
rule-attempt-first = Зачётной считается первая попытка.
rule-attempt-best = Зачётной считается лучшая попытка.
rule-attempt-last = Зачётной считается последняя попытка.
# Часовые пояса
zone-Europe-Kaliningrad = по калининградскому времени
zone-Europe-Moscow = по московскому времени
zone-Europe-Samara = по самарскому времени
zone-Asia-Yekaterinburg = по екатеринбургскому времени
zone-Asia-Omsk = по омскому времени
zone-Asia-Novosibirsk = по новосибирскому времени
zone-Asia-Krasnoyarsk = по красноярскому времени
zone-Asia-Irkutsk = по иркутскому времени
zone-Asia-Yakutsk = по якутскому времени
zone-Asia-Vladivostok = по владивостокскому времени
zone-Asia-Magadan = по магаданскому времени
zone-Asia-Kamchatka = по камчатскому времени
# Проблемы ответов
problem-item-unknown = Этого вопроса в анкете нет
problem-item-hidden = Этот вопрос сейчас не задаётся
problem-option-unknown = Такого варианта нет, выберите из списка
problem-pick-one = Выберите один ответ
problem-pick-at-least = { $min ->
    [one] Выберите не меньше { $min } ответа
   *[many] Выберите не меньше { $min } ответов
  }
problem-pick-at-most = { $max ->
    [one] Выберите не больше { $max } ответа
   *[many] Выберите не больше { $max } ответов
  }
problem-exclusive-alone = Этот вариант выбирают без остальных
problem-other-text-missing = Напишите свой вариант
problem-answer-text-too-long = { $max ->
    [one] Сократите до { $max } знака
   *[many] Сократите до { $max } знаков
  }
problem-text-has-control = В тексте есть невидимые знаки: наберите его заново
problem-answer-number-unreadable = Введите число, можно с запятой: 4,5
problem-number-not-whole = Введите целое число
problem-number-too-small = Введите число не меньше { $min }
problem-number-too-large = Введите число не больше { $max }
problem-answer-date-unreadable = Введите дату, например 20.04.2026
problem-answer-time-unreadable = Введите время, например 08:30
problem-time-too-early = Слишком рано: не раньше { $min }
problem-time-too-late = Слишком поздно: не позже { $max }
problem-date-too-early = Дата слишком ранняя, не раньше { $min }
problem-date-too-late = Дата слишком поздняя, не позже { $max }
problem-scale-out-of-range = Выберите число от { $min } до { $max }
problem-place-repeated = Место { $place } указано дважды
problem-places-missing = { $places ->
    [one] Укажите { $places } место
    [few] Укажите все { $places } места
   *[many] Укажите все { $places } мест
  }
problem-cells-empty = { $count ->
    [one] Заполните ещё { $count } ячейку
    [few] Заполните ещё { $count } ячейки
   *[many] Заполните ещё { $count } ячеек
  }
problem-pair-unknown = Такой пары нет, выберите из списка
problem-rule = { $message }
problem-nothing-answered = Вы ещё ни на что не ответили
problem-consent-needed = Без согласия начать нельзя
problem-check-needed = Отметьте, что ответы проверены
problem-code-needed = Сначала введите код
problem-code-wrong = Код не подходит
problem-campaign-paused = Приём ответов приостановлен, загляните позже
problem-campaign-closed = Срок вышел, ответы больше не принимаются
problem-campaign-not-open = Отвечать пока рано
problem-no-attempts-left = Попыток больше не осталось
problem-attempt-over = Эта попытка уже завершена
problem-answer-attempt-over = Эта попытка уже завершена: новые ответы не принимаются
problem-time-over = Время вышло: приняты ответы, сохранённые вовремя
problem-order-fixed = Разделы идут строго по порядку: вернуться к пройденному или открыть следующий раньше времени нельзя. Вот раздел, который открыт сейчас.
problem-attempt-begun = Попытка уже начата, обновите страницу
problem-attempt-not-submitted = Эта попытка ещё не завершена
