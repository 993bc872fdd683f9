# What ./run and ./test need from the machine they stand on. Sourced, never run by itself.
# Nothing here guesses: a tool is either present, installed by Debian's own packages (as root), or
# named as missing with the package that would bring it.

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# True when this is Debian (or built on it) and we are root, so that apt can be used.
can_install() { [ "$(id -u)" = 0 ] && has apt-get && [ -r /etc/debian_version ]; }

# need COMMAND 'why' PACKAGE...: makes sure COMMAND is there, installing PACKAGEs when we may.
need() {
  need_command=$1 need_why=$2
  shift 2
  has "$need_command" && return 0
  can_install || stop "Missing: $need_command ($need_why). On Debian or Ubuntu: apt-get install $*"
  say "Installing $* with apt ($need_why)."
  apt_install "$@" || stop "apt could not install $*; see the message above."
  has "$need_command" || stop "Missing: $need_command, although apt installed $*."
}

# Installs packages quietly; refreshes the package lists only when the first try fails.
apt_install() {
  apt_try "$@" || { apt-get update -qq >/dev/null 2>&1; apt_try "$@"; }
}

apt_try() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

need_rust() {
  has cargo || stop "Missing: a Rust toolchain (cargo, 1.90 or newer) on PATH. See https://www.rust-lang.org/tools/install"
  rust_minor=$(rustc --version | sed -n 's/^rustc 1\.\([0-9][0-9]*\).*/\1/p')
  if [ "${rust_minor:-0}" -lt 90 ]; then
    stop "Homeward needs Rust 1.90 or newer; this is $(rustc --version)."
  fi
  need cc "a C compiler, for the bundled SQLite" build-essential
}

# need_node [OLDEST]: Node of at least this major version; building the styles asks for 18.
need_node() {
  need node "builds the styles from npm packages" nodejs
  need npm "fetches those packages by lock file" npm
  if [ "$(node -p 'parseInt(process.versions.node)')" -lt "${1:-18}" ]; then
    stop "Homeward needs Node ${1:-18} or newer here; this is $(node --version)."
  fi
}

# One line that changes when anything the styles are built from changes.
assets_stamp() {
  (cd assets && find . \( -name node_modules -o -name dist \) -prune -o -type f -print \
    | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1)
}

# Builds the front-end assets, unless those on disk were built from these very sources.
build_assets() {
  [ -f assets/package.json ] || return 0
  need_node
  stamp=$(assets_stamp)
  built=assets/node_modules/.homeward-stamp
  if [ -f assets/dist/manifest.json ] && [ "$(cat "$built" 2>/dev/null)" = "$stamp" ]; then
    return 0
  fi
  say "Building styles and scripts (npm, by lock file, in assets/)."
  (cd assets && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build) \
    || stop "The styles could not be built; see the message above."
  # Written last, so that a build cut short is built again.
  printf '%s\n' "$stamp" > "$built"
}
