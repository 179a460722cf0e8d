#!/usr/bin/env bash
# What tests need from the system: a browser, PostgreSQL's server, Chinese fonts; and LibreOffice, which opens the papers
# that were made (without it those tests are skipped). Installs only what is missing, only as root.
set -euo pipefail
has() { command -v "$1" >/dev/null; }
missing=() wished=()
has chromium-headless-shell || has chromium || has chromium-browser || has google-chrome || missing+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has initdb || missing+=(postgresql)
fc-list :lang=zh 2>/dev/null | grep -q . || missing+=(fonts-noto-cjk fontconfig)
has soffice || wished+=(libreoffice-writer-nogui)
[ $((${#missing[@]} + ${#wished[@]})) -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ] || ! has apt-get; then
  [ ${#missing[@]} -eq 0 ] && exit 0
  echo "缺少系统软件：${missing[*]}。请用系统的软件包管理器安装后再运行。" >&2
  echo "Missing system packages: ${missing[*]}. Install them with your package manager, then run this again." >&2
  exit 1
fi
apt-get update -qq
if [ "${missing[0]:-}" = chromium ] && apt-cache show chromium-headless-shell >/dev/null 2>&1; then
  missing[0]=chromium-headless-shell # the same engine without a window round it: journeys take a fifth less time
fi
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" "${wished[@]}" >/dev/null
