module example.com/changes

go 1.25

require example.com/greeting v0.0.0

replace example.com/greeting => ./greeting
