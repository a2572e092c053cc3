# My union
section-union = My union
own-union-lead = Who belongs to the union, how many teachers have answered and what came out on the whole. Answers and results of single people are not shown here.
own-union-campaigns = Participation and results in { $year }
own-union-no-campaigns = Nobody of the union has been asked this year yet.
own-union-done = { $complete } of { $eligible } are done
own-union-part-hidden = The questionnaire is anonymous: how many have answered is not shown while it is open, nor afterwards when they are few.
own-union-running = Results will be here when it is over.
own-union-no-points = This is a questionnaire without points.
own-union-unnamed = Results by union are not shown: those who answered were promised confidence.
own-union-unready = Results are not ready: they are being marked or approved.
own-union-too-few = Results by union are hidden: at least { $threshold } people must have answered, and no difference may reveal another small group.
own-union-counted = { $count ->
    [one] { $count } attempt is counted.
   *[other] { $count } attempts are counted.
  }
own-union-events = Events of { $year }
own-union-no-events = No participation of the union is written down this year yet.
own-union-members = Members on { $day }
own-union-nobody = Nobody belongs to the union now. The school's coordinator keeps its members under “Teachers”.
own-union-person = Teacher
own-union-position = Position
home-union-title = Your union
home-union-text = Members, participation, results on the whole and the year's events. The coordinator confirms the participation you write down.
home-union-open = Open “My union”
home-union-events = Events
