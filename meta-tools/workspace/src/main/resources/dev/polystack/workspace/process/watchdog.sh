# Ends what a run has started if the run itself is killed, which shows by the end of this input.
# $1: the mark that every process of the run has in its environment, as POLYSTACK_RUN.
# Input: "+PID" when a program is started, "-PID" when it has ended, "bye" when the run is over.
trap '' HUP INT QUIT TERM
mark=$1
roots=' '

while read -r line; do
  case $line in
  +*) roots="$roots${line#+} " ;;
  -*) roots="${roots%% "${line#-}" *} ${roots#* "${line#-}" }" ;;
  bye) exit 0 ;;
  esac
done

# By the mark, where the system shows environments (Linux), and by descent.
left() {
  {
    grep -las "POLYSTACK_RUN=$mark" /proc/[0-9]*/environ 2>/dev/null | sed 's,^/proc/\([0-9]*\)/.*,\1,'
    ps -A -o pid= -o ppid= | awk -v roots="$roots" '
      { parent[$1] = $2 }
      END {
        count = split(roots, list, " ")
        for (i = 1; i <= count; i++) if (list[i] in parent) ours[list[i]] = 1
        do {
          more = 0
          for (pid in parent) if (!(pid in ours) && (parent[pid] in ours)) { ours[pid] = 1; more = 1 }
        } while (more)
        for (pid in ours) print pid
      }'
  } | sort -u
}

# A program that was just being started shows nothing of the run for some milliseconds (the JVM starts
# it by a helper), so nobody is left only when several looks have found nobody.
try=0
nobody=0
signal=TERM
while [ "$nobody" -lt 3 ] && [ "$try" -lt 30 ]; do
  found=$(left)
  if [ -n "$found" ]; then
    nobody=0
    roots="$roots$(echo $found) " # those whose parent ends first are still known
    kill -s "$signal" $found 2>/dev/null
    try=$((try + 1))
    [ "$try" -lt 8 ] || signal=KILL
  else
    nobody=$((nobody + 1))
  fi
  sleep 0.1
done
