module example.com/engine-that-does-not-answer-fails-first

go 1.25
