
# Names of this workspace, read from what was synthesized last, from its manifest and its stack.yaml files.
_meta_root() {
  local root=$PWD
  while [ -n "$root" ] && [ ! -f "$root/repos.yaml" ]; do root=${root%/*}; done
  printf '%s' "$root"
}

_meta_stacks() {
  local root
  root=$(_meta_root)
  [ -n "$root" ] || return 0
  { _meta_synthesized_stacks "$root"; _meta_declared_stacks "$root"; } | sort -u
}

_meta_synthesized_stacks() {
  local file
  for file in "$1"/.polystack/assembly/*/*/polystack.json; do
    [ -f "$file" ] && awk -F'"' '$2 == "service" { service = $4; print service }
      $2 == "name" { name = $4 } $2 == "stackName" { print service "/" name }' "$file"
  done
}

_meta_declared_stacks() {
  local repository
  for repository in $(_meta_repositories); do
    [ -d "$1/$repository" ] && find "$1/$repository" -maxdepth 6 \
      \( -name target -o -name node_modules -o -name '.?*' \) -prune -o \
      -name stack.yaml -exec awk -v repository="${repository##*/}" 'BEGIN {
        for (i = 1; i < ARGC; i++) {
          count = split(ARGV[i], path, "/")
          stack = path[count - 1]
          service = repository
          while ((getline < ARGV[i]) > 0) {
            gsub(/["\047]/, "", $2)
            if ($0 ~ /^name:/) stack = $2
            if ($0 ~ /^service:/) service = $2
          }
          print service
          print service "/" stack
        }
      }' {} +
  done
}

_meta_repositories() {
  local root
  root=$(_meta_root)
  [ -n "$root" ] || return 0
  sed -n 's/^  \([A-Za-z0-9_.\/-]*\):.*/\1/p' "$root/repos.yaml"
}

_meta_tasks() {
  local root
  root=$(_meta_root)
  [ -n "$root" ] || return 0
  find "$root" -maxdepth 5 \( -name target -o -name node_modules -o -name '.?*' \) -prune -o \
    -name tasks.yaml -exec sed -n 's/^\([A-Za-z0-9][A-Za-z0-9_.:-]*\):.*/\1/p' {} + | sort -u
}

_meta_with_names() {
  _complete_meta
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  [[ $word == -* || ( $before == -* && $before != --yes && $before != -f ) ]] && return 0
  [ "$COMP_CWORD" -ge 2 ] || return 0
  [ "${COMP_WORDS[1]}" = run ] && COMPREPLY+=($(compgen -W "$(_meta_tasks)" -- "$word"))
  case ${COMP_WORDS[1]} in
    {{stacks}}) COMPREPLY+=($(compgen -W "$(_meta_stacks)" -- "$word")) ;;
  esac
  case ${COMP_WORDS[1]} in
    {{repositories}}) COMPREPLY+=($(compgen -W "$(_meta_repositories)" -- "$word")) ;;
  esac
}

complete -F _meta_with_names -o default meta
