# Загрузка файлов в реестры
section-imports = Загрузка файлов
imports-title = Загрузка из файла
imports-lead = Принесите таблицу, как она есть: сначала программа покажет, что станет с каждой строкой, и только потом, по вашей кнопке, загрузит.
imports-register = Куда загрузить
imports-file = Файл
imports-file-hint = XLSX, XLS, ODS или CSV, не больше 10 МБ. Для CSV подойдут и UTF-8, и windows-1251, с точкой с запятой, запятой или табуляцией.
imports-bring = Прочитать файл
imports-brought = Принесённые файлы
imports-brought-file = Файл
imports-brought-at = Когда
imports-brought-state = Состояние
imports-state-applied = Загружен
imports-state-waiting = Ещё не загружен
imports-nameless = Файл без имени
imports-discard = Забыть этот файл
imports-discard-file = Забыть файл { $file }
imports-templates = Шаблоны
imports-templates-text = Пустая таблица с нужными заголовками; на втором листе сказано, что писать в каждом столбце. Свою таблицу переделывать не нужно: столбцы узнаются по заголовкам, а неузнанные можно указать вручную.
imports-know = Что важно знать
imports-know-whole = Файл загружается целиком или не загружается вовсе: половины не бывает. Отклонённые строки можно пропустить, но только если вы сами так решите.
imports-know-again = Тот же файл можно загрузить ещё раз: ничего не удвоится, изменятся только новые сведения.
imports-know-left = Уволенных не удаляйте из таблицы: поставьте дату увольнения, и прошлые показатели останутся верными.
imports-know-kept = Принесённый файл виден только вам и хранится сутки: за это время можно вернуться и закончить.

import-register-roster = Педагоги
import-register-roster-text = Работники, должности, ставки, даты приёма и увольнения
import-register-absences = Длительные отсутствия
import-register-absences-text = Декретные отпуска, отпуска по уходу, длительные отпуска и болезни
import-register-campaigns = Кампании, проведённые не здесь
import-register-campaigns-text = Тесты и анкеты прошлых лет или других систем
import-register-attempts = Результаты, полученные не здесь
import-register-attempts-text = Кто и как прошёл эти кампании: исход, баллы, уровень
import-register-events = Мероприятия
import-register-events-text = Семинары, конференции, мастер-классы
import-register-participation = Участие в мероприятиях
import-register-participation-text = Кто участвовал, в какой роли, подтверждено ли
import-register-routes = Маршруты (ИОМ)
import-register-routes-text = Чей маршрут, состояние, дата утверждения, число дефицитов
import-register-vacancies = Вакансии
import-register-vacancies-text = Банк вакансий: должность, ставка, когда открыта и закрыта

imports-columns = Столбцы файла
imports-columns-lead = { $register }, файл «{ $file }». Проверьте, из какого столбца файла берётся каждое поле.
imports-columns-lacking = Не все нужные столбцы узнаны по заголовкам. Укажите их сами: обязательные помечены.
imports-field-needed = { $field } (обязательно)
imports-field-none = — не загружать —
imports-column-nameless = без заголовка
imports-column-empty = пусто
imports-check = Проверить строки
imports-other = Другой файл
imports-unread = Эти столбцы файла не загружаются: { $columns }.
imports-headings = Заголовки стоят в другой строке или на другом листе
imports-sheet = Лист
imports-header = Строка с заголовками
imports-row = Строка { $number }: { $beginning }
imports-headings-do = Перечитать заголовки

imports-preview = Проверка строк
imports-preview-lead = { $register }, файл «{ $file }»
imports-change-columns = Столбцы
imports-report = Скачать отчёт
imports-no-headings = Строки прочитать нельзя: не указаны нужные столбцы. Нажмите «Столбцы» и укажите их.
imports-no-rows = Под заголовками нет ни одной строки.
imports-has-refused =
    { $refused ->
        [one] Отклонена { $refused } строка: причина названа рядом с ней. Пока ничего не загружено.
        [few] Отклонены { $refused } строки: причины названы рядом с ними. Пока ничего не загружено.
       *[other] Отклонено { $refused } строк: причины названы рядом с ними. Пока ничего не загружено.
    }
imports-nothing-new = Всё, что есть в файле, уже загружено: новых сведений нет.
imports-all-good = Можно загружать. Строк: { $rows }, из них новых и изменённых: { $changed }. Пока ничего не загружено.
imports-apply =
    { $rows ->
        [one] Загрузить { $rows } строку
        [few] Загрузить { $rows } строки
       *[other] Загрузить { $rows } строк
    }
imports-apply-rest =
    { $rows ->
        [one] Пропустить отклонённые и загрузить { $rows } строку
        [few] Пропустить отклонённые и загрузить { $rows } строки
       *[other] Пропустить отклонённые и загрузить { $rows } строк
    }
imports-fix = Исправить файл и принести снова
imports-none-such = Таких строк нет.
imports-done = Файл загружен
imports-done-text = Загружено строк: { $rows }, новых и изменённых: { $changed } ({ $at }).
imports-done-left = Пропущено отклонённых строк: { $rows }. Они названы ниже и в отчёте.
imports-see = Открыть: { $register }
imports-more = Загрузить ещё файл

import-verdict-accepted = Принято
import-verdict-remarked = С замечанием
import-verdict-refused = Отклонено
import-verdicts-all = Все
import-verdicts-accepted = Принято
import-verdicts-remarked = С замечанием
import-verdicts-refused = Отклонено
import-report-file = Отчёт о проверке файла
import-report-line = Строка
import-report-verdict = Итог
import-report-remarks = Замечания
import-problem-row = строка { $line }, поле «{ $field }»: { $said }
import-problem-header = заголовок, поле «{ $field }»: { $said }

import-explained = Пояснения
import-explained-field = Столбец
import-explained-needed = Нужен ли
import-explained-value = Что писать
import-needed = обязательно
import-optional = можно оставить пустым

problem-sheet-required = Выберите файл
problem-sheet-too-large = Файл больше { $megabytes } МБ. Оставьте в нём только нужный лист или разделите его на части.
problem-sheet-empty = В файле нет ни одной заполненной ячейки
problem-sheet-unknown-format = Это не таблица. Нужен файл XLSX, XLS, ODS или CSV.
problem-sheet-web-page = Внутри файла веб-страница, а не таблица, хотя имя говорит другое. Откройте его в табличной программе и сохраните как XLSX.
problem-sheet-broken = Файл повреждён или сохранён не до конца. Откройте его в табличной программе и сохраните ещё раз как XLSX.
problem-sheet-password = Файл закрыт паролем. Снимите пароль и сохраните файл ещё раз.
problem-sheet-too-wide = В ячейке { $cell } есть данные, а читаются только первые { $most } столбцов. Удалите лишнее справа и сохраните файл ещё раз.
problem-sheet-too-many-cells = В файле больше { $most } ячеек. Оставьте только нужный лист или разделите файл на части.
problem-sheet-too-much-text = В файле слишком много текста. Разделите его на части.
problem-sheet-too-many-parts = Внутри файла больше { $most } частей: так выглядит не таблица. Сохраните её заново как XLSX.
problem-sheet-unpacks-too-large = Внутри файла спрятано слишком много: после распаковки больше { $megabytes } МБ. Сохраните таблицу заново как XLSX.
problem-sheet-strange-names = Файл устроен так, как табличные программы не делают. Он не прочитан; сохраните таблицу заново как XLSX.
problem-sheet-doctype = В файле есть вставка, которую табличные программы не делают. Он не прочитан; сохраните таблицу заново как XLSX.
problem-sheet-too-heavy = На чтение файла не хватило отведённой памяти. Удалите лишние строки и столбцы, сохраните таблицу заново как XLSX.
problem-sheet-too-slow = Файл читался слишком долго и не прочитан. Оставьте в нём только нужный лист.
problem-import-column-twice = Этот столбец уже выбран для другого поля
problem-import-column-needed = Укажите столбец: без него строки не прочитать
problem-import-applied = Этот файл уже загружен
problem-import-nothing = В файле нет строк, которые можно загрузить

problem-campaign-repeated = кампания с этим кодом уже есть в строке { $line }
problem-campaign-kind-unknown = нужно «основная», «вторая волна» или «апробация»
problem-anonymity-unknown = нужно «именная», «конфиденциальная» или «анонимная»
problem-row-moment-unreadable = нужны дата и время, например 06.04.2026 09:00
problem-campaign-held-here = кампания с этим кодом проводится в этой программе, файлом её не изменить
problem-campaign-unknown = кампания с этим кодом не загружена
problem-disposition-unknown = такого исхода нет в перечне
problem-attempt-repeated = эта попытка уже есть в строке { $line }
problem-attempt-without-moment = у завершённой попытки нужна дата сдачи
problem-attempt-not-begun = дата сдачи есть, а по исходу попытка не начата
problem-attempt-outside-window = сдано вне срока кампании
problem-percent-out-of-range = нужен процент от 0 до 100
problem-percent-differs = процент не сходится с баллами, наибольший балл останется неизвестным

absences-column-person = Код
absences-column-kind = Причина
absences-column-from = С
absences-column-to = По
absences-example-person = код, табельный номер или ФИО из списка педагогов
absences-example-kind = беременность и роды, уход за ребёнком, длительный отпуск, военная служба, болезнь
absences-example-from = 01.09.2025
absences-example-to = пусто, пока отсутствует
campaigns-column-id = Код
campaigns-column-title = Название
campaigns-column-instrument = Инструмент
campaigns-column-kind = Вид
campaigns-column-level = Уровень
campaigns-column-deficit_diagnostics = Диагностика дефицитов
campaigns-column-anonymity = Анонимность
campaigns-column-opens_at = Начало
campaigns-column-closes_at = Окончание
campaigns-example-id = Т1-2026, по этому коду результаты находят кампанию
campaigns-example-title = Методическая компетентность учителя, апрель 2026
campaigns-example-instrument = Т1, одинаково у всех волн одного теста
campaigns-example-kind = основная, вторая волна, апробация
campaigns-example-level = школьный, муниципальный, региональный
campaigns-example-deficit_diagnostics = да или нет
campaigns-example-anonymity = именная, конфиденциальная, анонимная
campaigns-example-opens_at = 06.04.2026 09:00
campaigns-example-closes_at = 30.04.2026 23:59
attempts-column-campaign = Кампания
attempts-column-person = Педагог
attempts-column-disposition = Исход
attempts-column-attempt = Попытка
attempts-column-submitted_at = Дата сдачи
attempts-column-points = Баллы
attempts-column-pct = Процент
attempts-column-level = Уровень
attempts-example-campaign = код кампании
attempts-example-person = код, табельный номер или ФИО из списка педагогов
attempts-example-disposition = завершил, не закончил, бросил, открыл, не открывал, не подлежит
attempts-example-attempt = 1
attempts-example-submitted_at = 07.04.2026 18:36, нужна у завершивших
attempts-example-points = 25
attempts-example-pct = 83,3
attempts-example-level = низкий
roster-example-last = Авдеева, вместо столбца «ФИО»
roster-example-first = Ирина
roster-example-patronymic = Петровна
events-example-id = М-12, если у школы есть свои коды
events-example-title = Семинар по формирующему оцениванию
events-example-level = школьный, муниципальный, региональный, всероссийский
events-example-kind = семинар, конференция, мастер-класс, вебинар, конкурс
events-example-date = 19.03.2026
events-example-date_to = если длилось несколько дней
events-example-sci_method = да или нет
events-example-organiser = ИМЦ района
events-example-place = Школа № 7
events-example-network_orgs = партнёры сетевого мероприятия
events-example-note = необязательная пометка
participations-example-event = код или название мероприятия
participations-example-person = код, табельный номер или ФИО
participations-example-role = слушатель, докладчик, организатор, эксперт, жюри
participations-example-status = подтверждено, ожидает, отклонено
participations-example-evidence = ссылка на сертификат
participations-example-evidence_on = 20.03.2026
iom-example-person = код, табельный номер или ФИО из списка педагогов
iom-example-status = черновик, на утверждении, утверждён, действует, завершён, отменён
iom-example-approved_on = 10.06.2026, у черновика пусто
iom-example-deficits = 2
iom-example-period_from = 10.06.2026
iom-example-period_to = 10.12.2026
iom-example-escort = Денисова Л. А.
iom-example-note = необязательная пометка
vacancies-example-id = В-3, если у школы есть свои коды
vacancies-example-position = учитель физики
vacancies-example-subject = физика
vacancies-example-posts = 1
vacancies-example-rate = 1,00
vacancies-example-load = 18
vacancies-example-opened = 25.08.2025
vacancies-example-closed = пусто, пока открыта
vacancies-example-kind = постоянная или временная
vacancies-example-reason = принят работник
vacancies-example-confirmed = 12.01.2026
vacancies-example-note = необязательная пометка
campaign-imported = Кампания проведена не здесь: исход и баллы каждого загружены из файла, самих ответов нет.
