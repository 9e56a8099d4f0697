// A file where the folder shall be stops root too, who may write everywhere.
new File(basedir, 'target').text = 'in the way'
true
