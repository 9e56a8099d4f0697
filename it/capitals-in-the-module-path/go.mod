module example.com/Azure/BigTool

go 1.25
