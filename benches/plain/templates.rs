//! Settings and equivalent templates for each generator.

const CSS: &str = "body { max-width: 40rem; margin: auto; font: 1.1rem/1.5 serif }\n";

pub(crate) const CASEBOOK: &[(&str, &str)] = &[
    (
        "themes/plain/theme.yaml",
        "name: plain\nversion: \"1.0\"\nextends: default\n",
    ),
    ("themes/plain/assets/site.css", CSS),
    (
        "themes/plain/templates/frame.html",
        r#"<!DOCTYPE html>
<html lang="{{ page.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ page.plain_title }} – {{ site.title }}</title>
<meta name="description" content="{{ page.description }}">
<link rel="stylesheet" href="{{ root }}{{ assets['site.css'] }}">
</head>
<body>
<nav>{% for crumb in page.breadcrumbs %}<a href="{{ root }}{{ crumb.path }}">{{ crumb.title }}</a> {% endfor %}</nav>
<main>
<h1>{{ page.title }}</h1>
<p>{{ page.summary }}</p>
<p>{% for group in page.terms %}{% for term in group.terms %}<a href="{{ root }}{{ term.path }}">{{ term.title }}</a> {% endfor %}{% endfor %}</p>
{{ page.body }}
{% block list %}{% endblock list %}
</main>
<nav>{% if page.previous %}<a href="{{ root }}{{ page.previous.path }}">{{ page.previous.title }}</a> {% endif %}{% if page.next %}<a href="{{ root }}{{ page.next.path }}">{{ page.next.title }}</a>{% endif %}</nav>
</body>
</html>
"#,
    ),
    (
        "themes/plain/templates/article.html",
        "{% extends \"frame.html\" %}\n",
    ),
    (
        "themes/plain/templates/report.html",
        r#"{% extends "frame.html" %}
{% block list %}<ul>
{% for entry in report.contents %}<li><a href="{{ root }}{{ entry.path }}">{{ entry.title }}</a> {{ entry.summary }}</li>
{% endfor %}</ul>{% endblock list %}
"#,
    ),
    (
        "themes/plain/templates/home.html",
        r#"{% extends "frame.html" %}
{% block list %}<ul>
{% for card in home.reports %}<li><a href="{{ root }}{{ card.path }}">{{ card.title }}</a> {{ card.summary }}</li>
{% endfor %}</ul>{% endblock list %}
"#,
    ),
    (
        "themes/plain/templates/taxonomy.html",
        r#"{% extends "frame.html" %}
{% block list %}<ul>
{% for term in taxonomy.terms %}<li><a href="{{ root }}{{ term.path }}">{{ term.title }}</a></li>
{% endfor %}</ul>{% endblock list %}
"#,
    ),
    (
        "themes/plain/templates/term.html",
        r#"{% extends "frame.html" %}
{% block list %}<ul>
{% for card in term.cards %}<li><a href="{{ root }}{{ card.path }}">{{ card.title }}</a> {{ card.summary }}</li>
{% endfor %}</ul>{% endblock list %}
"#,
    ),
];

pub(crate) const HUGO: &[(&str, &str)] = &[
    (
        "hugo.toml",
        "baseURL = \"https://example.org/\"\ntitle = \"Plain\"\nlanguageCode = \"en\"\n\
         disableKinds = [\"RSS\"]\n\n[taxonomies]\nprinciple = \"principles\"\ntopic = \"topics\"\n",
    ),
    (
        "content/_index.md",
        "---\ntitle: Plain\nsummary: A large site.\n---\n\nHello.\n",
    ),
    ("static/site.css", CSS),
    (
        "layouts/_default/baseof.html",
        r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ .Site.Title }}</title>
<meta name="description" content="{{ .Summary }}">
<link rel="stylesheet" href="/site.css">
</head>
<body>
<nav>{{ range .Ancestors.Reverse }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<main>
<h1>{{ .Title }}</h1>
<p>{{ .Summary }}</p>
<p>{{ range .GetTerms "principles" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>
{{ .Content }}
{{ block "list" . }}{{ end }}
</main>
<nav>{{ if .IsPage }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}</nav>
</body>
</html>
"#,
    ),
    (
        "layouts/_default/single.html",
        "{{ define \"list\" }}{{ end }}\n",
    ),
    (
        "layouts/_default/list.html",
        r#"{{ define "list" }}<ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Summary }}</li>
{{ end }}</ul>{{ end }}
"#,
    ),
];

pub(crate) const BLADES: &[(&str, &str)] = &[
    (
        "Blades.toml",
        "title = \"Plain\"\nurl = \"https://example.org\"\nlang = \"en\"\nrss = false\natom = false\nimplicit_taxonomies = true\n",
    ),
    (
        "content/index.md",
        "+++\ntitle = \"Plain\"\nsummary = \"A large site.\"\n+++\n\nHello.\n",
    ),
    ("assets/site.css", CSS),
    (
        "templates/page.html",
        r#"<!DOCTYPE html>
<html lang="{{site lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}} – {{site title}}</title>
<meta name="description" content="{{summary}}">
<link rel="stylesheet" href="{{site url}}/assets/site.css">
</head>
<body>
<nav><a href="{{index permalink}}">{{site title}}</a> {{#parent}}<a href="{{permalink}}">{{title}}</a>{{/parent}}</nav>
<main>
<h1>{{title}}</h1>
<p>{{summary}}</p>
<p>{{#taxonomies}}{{#principles}}<a href="{{site url}}/principles/{{.}}">{{.}}</a> {{/principles}}{{#topics}}<a href="{{site url}}/topics/{{.}}">{{.}}</a> {{/topics}}{{/taxonomies}}</p>
{{content}}
</main>
<nav>{{#previous}}<a href="{{permalink}}">{{title}}</a> {{/previous}}{{#next}}<a href="{{permalink}}">{{title}}</a>{{/next}}</nav>
</body>
</html>
"#,
    ),
    (
        "templates/section.html",
        r#"<!DOCTYPE html>
<html lang="{{site lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}} – {{site title}}</title>
<meta name="description" content="{{summary}}">
<link rel="stylesheet" href="{{site url}}/assets/site.css">
</head>
<body>
<nav><a href="{{index permalink}}">{{site title}}</a></nav>
<main>
<h1>{{title}}</h1>
<p>{{summary}}</p>
{{content}}
<ul>
{{#subsections}}<li><a href="{{permalink}}">{{title}}</a> {{summary}}</li>
{{/subsections}}{{#pages}}<li><a href="{{permalink}}">{{title}}</a> {{summary}}</li>
{{/pages}}</ul>
</main>
</body>
</html>
"#,
    ),
    (
        "templates/taxonomy.html",
        r#"<!DOCTYPE html>
<html lang="{{site lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}} – {{site title}}</title>
<link rel="stylesheet" href="{{site url}}/assets/site.css">
</head>
<body>
<nav><a href="{{index permalink}}">{{site title}}</a></nav>
<main>
<h1>{{title}}</h1>
<ul>
{{#keys}}<li><a href="{{key}}">{{key}}</a></li>
{{/keys}}</ul>
</main>
</body>
</html>
"#,
    ),
    (
        "templates/taxonomy_key.html",
        r#"<!DOCTYPE html>
<html lang="{{site lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}} – {{site title}}</title>
<link rel="stylesheet" href="{{site url}}/assets/site.css">
</head>
<body>
<nav><a href="{{index permalink}}">{{site title}}</a></nav>
<main>
<h1>{{title}}</h1>
<ul>
{{#pages}}<li><a href="{{permalink}}">{{title}}</a> {{summary}}</li>
{{/pages}}</ul>
</main>
</body>
</html>
"#,
    ),
];
