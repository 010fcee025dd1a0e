#!/usr/bin/env bash
# Leaves behind what two goals of the Maven Release Plugin do, without building anything.
set -euo pipefail
for argument in "$@"; do
  case "$argument" in
  -DreleaseVersion=*) release="${argument#*=}" ;;
  -DdevelopmentVersion=*) next="${argument#*=}" ;;
  release:*) goal="$argument" ;;
  esac
done
say_version() {
  sed -i.before "s#<version>[^<]*</version><!-- own -->#<version>$1</version><!-- own -->#" pom.xml
  rm pom.xml.before
}
case "$goal" in
release:prepare)
  say_version "$release"
  git commit --quiet --all --message "[maven-release-plugin] prepare release v$release"
  git tag "v$release"
  say_version "$next"
  git commit --quiet --all --message "[maven-release-plugin] prepare for next development iteration"
  ;;
release:perform)
  tag="$(sed -n 's/^scm.tag=//p' release.properties)"
  mkdir -p "$PUBLISHED/$(basename "$PWD")"
  git show "$tag:pom.xml" >"$PUBLISHED/$(basename "$PWD")/$tag.pom"
  ;;
esac
