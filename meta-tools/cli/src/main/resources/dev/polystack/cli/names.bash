
# Names of this workspace, read from what it was synthesized from last and from its manifest.
_meta_root() {
  local root=$PWD
  while [ -n "$root" ] && [ ! -f "$root/repos.yaml" ]; do root=${root%/*}; done
  printf '%s' "$root"
}

_meta_stacks() {
  local root file
  root=$(_meta_root)
  [ -n "$root" ] || return 0
  for file in "$root"/.polystack/assembly/*/*/polystack.json; do
    [ -f "$file" ] && awk -F'"' '$2 == "service" { service = $4; print service }
      $2 == "name" { name = $4 } $2 == "stackName" { print service "/" name }' "$file"
  done | sort -u
}

_meta_repositories() {
  local root
  root=$(_meta_root)
  [ -n "$root" ] || return 0
  sed -n 's/^  \([A-Za-z0-9_.-]*\):.*/\1/p' "$root/repos.yaml"
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
