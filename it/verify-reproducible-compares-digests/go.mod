module example.com/verify

go 1.24

require example.com/near v0.0.0

replace example.com/near => ./near
