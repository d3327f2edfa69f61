## The completions are made from the same table; bash is asked for some.
$ saebook completion bash > c.bash; bash -n c.bash
$ complete() { bash -c '. ./c.bash; COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _saebook; printf "%s\n" "${COMPREPLY[@]}" | tr "\n" " "; echo' bash "$@"; }
$ complete saebook i
init import 
$ complete saebook -b t.saebook ex
export 
$ complete saebook import st
student stock statement 
$ complete saebook list --fo
--format 
$ complete saebook list student --format ""
table csv json 
$ complete saebook report b
balance budget 
$ complete saebook help hi
history 
$ complete saebook award x y --type ""
ownership placement combined research 
$ touch notes.txt; complete saebook log --file no
notes.txt 
$ complete saebook import student no
notes.txt 
$ saebook completion zsh | head -3
#compdef saebook
# zsh completion of saebook; made by `saebook completion zsh`.
_saebook_words() { compadd -- ${=1}; }
$ saebook completion fish | grep -c "^complete -c saebook"
233
$ saebook completion fish | grep "seen_subcommand_from history"
complete -c saebook -n '__fish_seen_subcommand_from history' -l show -x -d 'tell what entry N did'
complete -c saebook -n '__fish_seen_subcommand_from history' -l undo -x -d 'take back entry N'
complete -c saebook -n '__fish_seen_subcommand_from history' -l limit -x -d 'at most so many; 0: all'
complete -c saebook -n '__fish_seen_subcommand_from history' -l reason -x -d 'why a closed year is corrected; it is told in the history'
complete -c saebook -n '__fish_seen_subcommand_from history' -l format -x -a 'table csv json' -d 'table, csv or json'
complete -c saebook -n '__fish_seen_subcommand_from history' -l output -s o -r -F -d 'write to this file; it is replaced only when all is written'
complete -c saebook -n '__fish_seen_subcommand_from history' -l book -s b -r -F -d 'the book; else $SAEBOOK, else chapter.saebook in your data folder'
complete -c saebook -n '__fish_seen_subcommand_from history' -l help -s h -d 'help on the command'
complete -c saebook -n '__fish_seen_subcommand_from history' -l version -s V -d 'the program\'s version'
