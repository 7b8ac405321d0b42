# shellcheck shell=bash
# What the scripts in tools/ share: plain words to the user, the Swift toolchain, and packages that are missing.
# Sourced, never run.

readonly swift_least="6.2"

# say TEXT: one line to the user, apart from the output of the programs that run.
say() { printf '==> %s\n' "$*"; }

# fail TEXT: says what is wrong and what to do, and stops.
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# require_swift: stops unless a Swift toolchain of at least $swift_least is on the PATH; says which one was found.
require_swift() {
  command -v swift >/dev/null 2>&1 \
    || fail "no Swift toolchain found. Get Swift $swift_least or later from https://www.swift.org/install and put its" \
      "usr/bin on the PATH."
  local banner version
  banner=$(swift --version 2>&1) || fail "swift --version does not run: $banner"
  version=$(sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)*).*/\1/p' <<<"$banner" | head -n 1)
  [[ -n $version ]] || fail "cannot tell the version of Swift from: $banner"
  if [[ $(printf '%s\n%s\n' "$swift_least" "$version" | sort -V | head -n 1) != "$swift_least" ]]; then
    fail "Swift $version found, Tenor needs $swift_least or later: https://www.swift.org/install"
  fi
  say "Swift $version ($(command -v swift))"
}

# can_be_root: whether run_as_root can do anything.
can_be_root() { [[ $(id -u) -eq 0 ]] || command -v sudo >/dev/null 2>&1; }

# run_as_root COMMAND...: runs it directly when root, with sudo otherwise.
run_as_root() {
  if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# has_package NAME: whether what the Debian package NAME brings is there, however it came.
has_package() {
  case $1 in
    pkg-config) command -v pkg-config >/dev/null 2>&1 ;;
    libzmq3-dev) command -v pkg-config >/dev/null 2>&1 && pkg-config --exists 'libzmq >= 4.3' ;;
    python3) command -v python3 >/dev/null 2>&1 ;;
    python3-venv) command -v python3 >/dev/null 2>&1 && python3 -c 'import ensurepip, venv' >/dev/null 2>&1 ;;
    valgrind | xz-utils) command -v "${1%-utils}" >/dev/null 2>&1 ;;
    *) dpkg-query --show "$1" >/dev/null 2>&1 ;;
  esac
}

# install_missing NAME...: installs those Debian packages that are not there, naming them first.
install_missing() {
  local missing=() name
  for name in "$@"; do
    has_package "$name" || missing+=("$name")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  command -v apt-get >/dev/null 2>&1 \
    || fail "missing: ${missing[*]}. This machine has no apt-get; install what these Debian packages bring by hand."
  can_be_root || fail "missing: ${missing[*]}. There is no sudo here, so run as root: apt-get install ${missing[*]}"
  say "Installing ${missing[*]}"
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}")
  # A package list that is missing or out of date makes the first try fail; a fresh one mends that.
  if ! run_as_root "${install[@]}" </dev/null >/dev/null 2>&1; then
    say "Fetching the list of packages (apt-get update)"
    run_as_root apt-get update </dev/null >/dev/null
    run_as_root "${install[@]}" </dev/null
  fi
  for name in "${missing[@]}"; do
    has_package "$name" || fail "$name is installed, yet what it brings is not found (pkg-config, PATH)."
  done
}

# jobs_from ARGUMENTS...: sets the array jobs to `--jobs N` when the arguments name it as -j N, else to nothing.
# shellcheck disable=SC2034 # read by the script that sources this
jobs_from() {
  jobs=()
  while [[ $# -gt 0 ]]; do
    case $1 in
      -j | --jobs) [[ $# -gt 1 ]] || fail "$1 needs a number, as in $1 2" && jobs=(--jobs "$2") && shift ;;
      --jobs=*) jobs=(--jobs "${1#*=}") ;;
      -j?*) jobs=(--jobs "${1#-j}") ;;
    esac
    shift
  done
}

# prepare_python: makes .build-python, with what the Python tests need.
prepare_python() {
  [[ -x .build-python/bin/python ]] || python3 -m venv .build-python
  # Editable: the tests see the files of this tree, not a copy. Only a changed pyproject.toml needs it again.
  if [[ ! .build-python/installed -nt clients/python/pyproject.toml ]]; then
    .build-python/bin/python -m pip install --quiet --disable-pip-version-check \
      --editable 'clients/python[test]' || return 1
    touch .build-python/installed
  fi
}
