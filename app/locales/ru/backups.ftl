# Копии базы
copies-title = Копии базы
copies-lead = Всё, что есть в программе, лежит в одной базе. Копия делается сама каждый день, пока люди отвечают, и тут же проверяется: разворачивается рядом и сверяется до последней строки.
copies-open = Открыть копии базы
copies-well = С копиями всё в порядке: последняя свежая, и проверено, что из неё можно восстановиться.
copies-alarm-none = Ни одной копии нет
copies-alarm-none-act = Если с сервером что-то случится, восстановить ответы будет не из чего. Сделайте копию на сервере: otklik backup. Дальше копии будут делаться сами.
copies-alarm-failed = Последнюю копию сделать не удалось
copies-alarm-failed-act = Причина — в таблице ниже и в журнале сервера. Чаще всего кончилось место на диске. Программа попробует снова через час.
copies-alarm-old = Последняя копия старше полутора суток
copies-alarm-old-act = Проверьте, работал ли сервер ночью и включены ли копии по расписанию.
copies-alarm-rehearsal-failed = Последняя копия не разворачивается
copies-alarm-rehearsal-failed-act = Из неё нельзя восстановиться. Сделайте новую на сервере: otklik backup --rehearse, и проверьте диск.
copies-alarm-not-rehearsed = Последнюю копию никто не проверял
copies-alarm-not-rehearsed-act = Проверьте её на сервере: otklik backup --rehearse и имя файла. Это не мешает работе.
copies-last = Последняя копия
copies-made = Сделана
copies-size = Размер
copies-rehearsed = Проверка восстановлением
copies-none-yet = Копий ещё нет.
copies-plan = Расписание
copies-next = Следующая
copies-keep = Хранится
copies-kept = { $count ->
    [one] { $count } последняя
    [few] { $count } последние
   *[many] { $count } последних
  }
copies-lock = Шифрование
copies-locked = парольной фразой
copies-open-lock = нет
copies-folder = Папка на сервере
copies-no-plan = Этот сервер сам копий не делает. Час задаётся настройкой --backup-hour.
copies-newest = Последние копии
copies-begun = Начата
copies-file = Файл
copies-state = Состояние
copies-by-plan = по расписанию
copies-by-hand = вручную или перед обновлением
copies-state-made = сделана
copies-state-running = делается
copies-state-failed = не удалась
copies-state-gone = прервана
copies-never = не проверялась
copies-came-back = восстановилась { $moment }
copies-did-not-come-back = не восстановилась { $moment }
copies-kilobytes = { $count } КБ
copies-megabytes = { $size } МБ
copies-bring-back-title = Как вернуть данные
copies-bring-back = На сервере, в командной строке: первая команда только проверяет копию, вторая разворачивает её. Имеющуюся базу программа не перезапишет, пока вы не попросите об этом прямо.
copies-file-word = ФАЙЛ
copies-key = Файл секрета (.key) хранится отдельно от копий. Без него личные ссылки нельзя напечатать снова.
