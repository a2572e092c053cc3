# Вход и доступ
sign-in-title = Вход для сотрудников
sign-in-lead = Педагогам вход не нужен: анкету открывает личная ссылка.
sign-in-login = Имя для входа
sign-in-password = Пароль
sign-in-submit = Войти
sign-out = Выйти
problem-sign-in-wrong = Имя или пароль не подходят
role-coordinator = координатор
role-school_admin = администрация школы
role-sysadmin = администратор системы
role-mo_head = руководитель МО
role-municipal_coordinator = муниципальный координатор
role-municipal_viewer = управление образования
role-methodist = методист
role-analyst = аналитик
