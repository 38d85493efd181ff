# make site     build the tool and the sample site
# make test     format, unit tests, the reports of the truth, the command line, the sample in a browser
# make shots    pictures of every kind of page, in .build/shots/index.html
# make bench    microseconds a report, beside libcmark; bytes a search; whole sites, beside Hugo:
#               SITE_SIZES="100 1000 10000" SITE_RUNS=5 SEARCH_SIZES="2000 10000"
# make growth   what a correction costs in a large site, and what each further report does
# make fuzz     bytes to report under libFuzzer; SECONDS=600
# make format   let the formatter rewrite Sources and Tests; `make lint` only looks
# make install  PREFIX=/usr/local

PREFIX ?= /usr/local
SECONDS ?= 600
COUNT ?= 1000000
AGAIN ?= 10000
GROWTH ?= 1000 10000 100000
SMALL ?= 0
CONTENT ?= Content
SITE_SIZES ?= 100 1000 10000
SITE_RUNS ?= 5
SEARCH_SIZES ?= 2000 10000

# What the five reports and their right readings stand in, where they are at hand.
SHARED ?= $(firstword $(wildcard $(CURDIR)/../shared))

SWIFT ?= swift
export PATH := $(PATH):/opt/swift/usr/bin
export GONGKAI_SHARED := $(SHARED)

RELEASE = -c release --static-swift-stdlib
TOOL = .build/release/gongkai
SWIFT_SOURCES = Package.swift Sources Tests

# Package.swift names the Debian package of every system library; no list stands here.
PACKAGES = $(shell sed -n 's/.*\.apt(\["\([^"]*\)"\]).*/\1/p' Package.swift) pkg-config

# What the browser tests need of Debian; the rest is in Tests/Browser/requirements.txt.
BROWSER_PACKAGES = chromium fonts-noto-cjk poppler-utils default-jre-headless python3-venv curl jq nginx caddy
BROWSER = .build/browser/bin

# What `make bench` is measured against, where it is at hand.
PEER = $(if $(SHARED),$(wildcard $(SHARED)/bench))
PEER_PACKAGES = gcc libc6-dev libmd4c-html0-dev libmd4c-dev python3-venv
HUGO = .build/hugo

.PHONY: site tool test unit smoke browser browser-tools shots lint format bench growth fuzz fuzz-mutations install clean packages

site: tool
	@$(TOOL) build --content $(CONTENT)
	@echo "Look at it:  xdg-open Site/current/index.html   (or: python3 -m http.server -d Site/current)"

tool: packages
	@$(SWIFT) build $(RELEASE) --product gongkai --quiet

test: packages lint unit smoke browser
	@echo "make test: all passed"

# Format first: it takes two seconds and says most.
lint:
	@$(SWIFT) format lint --strict --parallel --recursive $(SWIFT_SOURCES)
	@echo "lint: no findings"

format:
	@$(SWIFT) format --in-place --parallel --recursive $(SWIFT_SOURCES)

unit: packages
	@$(SWIFT) build --build-tests --quiet
	@sh Tests/Smoke/unit.sh $(SWIFT)

smoke: packages
	@$(MAKE) --no-print-directory packages PACKAGES=rsync
	@$(SWIFT) build --product gongkai --quiet
	@sh Tests/Smoke/commands.sh .build/debug/gongkai
	@sh Tests/Smoke/killed.sh .build/debug/gongkai Content Theme
	@sh Tests/Smoke/published.sh .build/debug/gongkai Theme

# The ledgers that other hands check are written by a unit test.
browser: packages browser-tools
	@$(SWIFT) build --build-tests --quiet
	@$(SWIFT) build --product gongkai --quiet
	@GONGKAI_TOOL=$(CURDIR)/.build/debug/gongkai $(BROWSER)/pytest -qq --no-header --tb=short -p no:cacheprovider Tests/Browser Tests/Validators

shots: packages browser-tools
	@$(SWIFT) build --product gongkai --quiet
	@GONGKAI_TOOL=$(CURDIR)/.build/debug/gongkai $(BROWSER)/python Tests/Browser/shots.py .build/shots

browser-tools:
	@$(MAKE) --no-print-directory packages PACKAGES="$(BROWSER_PACKAGES)"
	@sh Tests/Browser/install.sh .build/browser

bench: tool browser-tools
	@GONGKAI_BENCH=1 $(SWIFT) build $(RELEASE) --product gongkai-bench --quiet
	@.build/release/gongkai-bench --start $(TOOL) \
		$(if $(SHARED),five=$(SHARED)/reports) fixtures=Tests/Fixtures/reports synthetic=1000
	@for count in $(SEARCH_SIZES); do \
		folder=$$(mktemp -d) && .build/release/gongkai-bench generate $$count $$folder/Content \
		&& $(BROWSER)/python Tests/Browser/search_bench.py $(TOOL) $$folder/Content $$folder/Site; \
		result=$$?; rm -rf $$folder; [ $$result = 0 ] || exit $$result; \
	done
	@$(if $(PEER),$(MAKE) --no-print-directory packages PACKAGES="$(PEER_PACKAGES)" && sh Tests/Benchmarks/hugo.sh $(HUGO))
	@python3 Tests/Benchmarks/site.py --tool $(TOOL) --theme Theme --generator .build/release/gongkai-bench \
		--sizes $(SITE_SIZES) --runs $(SITE_RUNS) $(if $(PEER),--peer $(PEER) --hugo $(HUGO)/hugo)
	@python3 Tests/Benchmarks/saved_to_seen.py --tool $(TOOL) --theme Theme --generator .build/release/gongkai-bench \
		$(if $(PEER),--peer $(PEER) --hugo $(HUGO)/hugo)
	@$(MAKE) --no-print-directory growth

# Building again, and building more. SMALL=1000000 adds very many reports of 1 KB, as many as the disk has room for.
growth: tool
	@GONGKAI_BENCH=1 $(SWIFT) build $(RELEASE) --product gongkai-bench --quiet
	@python3 Tests/Benchmarks/growth.py --tool $(TOOL) --theme Theme --generator .build/release/gongkai-bench \
		--size $(AGAIN) --growth $(GROWTH) --small $(SMALL) --plot .build/growth.svg

fuzz: packages
	@sh Tests/Fuzz/fuzz.sh $(SECONDS)

# Random mutations of whole reports. In the release configuration: a million take minutes, not hours.
fuzz-mutations: packages
	@GONGKAI_MUTATIONS=$(COUNT) $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/mutations \
		--filter ReportsTests.MutationTests

install: tool
	install -D -m 755 $(TOOL) $(DESTDIR)$(PREFIX)/bin/gongkai
	install -d $(DESTDIR)$(PREFIX)/share/gongkai/Theme
	install -m 644 Theme/* $(DESTDIR)$(PREFIX)/share/gongkai/Theme/

clean:
	rm -rf .build

# Says nothing, and asks nobody, where nothing is missing.
packages:
	@missing=; command -v dpkg-query >/dev/null || exit 0; \
	for name in $(PACKAGES); do \
		dpkg-query -W -f '$${Status}' "$$name" 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$name"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	echo "installing$$missing"; \
	if [ "$$(id -u)" != 0 ]; then echo "error: run as root: apt-get install$$missing" >&2; exit 1; fi; \
	export DEBIAN_FRONTEND=noninteractive; \
	apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing >/dev/null
