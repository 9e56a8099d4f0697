package greeting

const Hello = "hi"
