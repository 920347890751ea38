use super::svg_problems;

/// A drawing with something in it.
fn drawing(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         xmlns:h=\"http://www.w3.org/1999/xhtml\" xmlns:ev=\"http://www.w3.org/2001/xml-events\">{inside}</svg>"
    )
}

/// What browsers run, or load, when they open a drawing by its address; each alone makes it no plain drawing.
#[test]
fn what_a_browser_would_run_or_load_is_refused() {
    for inside in [
        "<script>x()</script>",
        "<script href=\"x.js\"/>",
        "<h:script>x()</h:script>",
        "<h:iframe srcdoc=\"&lt;script&gt;x()&lt;/script&gt;\"/>",
        "<foreignObject><h:p>a</h:p></foreignObject>",
        "<metadata><h:script>x()</h:script></metadata>",
        "<desc><h:object data=\"data:text/html,x\"/></desc>",
        "<embed src=\"x\"/>",
        "<handler type=\"application/ecmascript\" ev:event=\"load\">x()</handler>",
        "<audio src=\"x\" onerror=\"x()\"/>",
        "<circle r=\"1\" onclick=\"x()\"/>",
        "<circle r=\"1\" ONCLICK=\"x()\"/>",
        "<g ev:handler=\"#x\"/>",
        "<a href=\"javascript:x()\"/>",
        "<a href=\" java&#10;script:x()\"/>",
        "<a xlink:href=\"&#106;avascript:x()\"/>",
        "<a href=\"data:text/html,x\"/>",
        "<a href=\"vbscript:x\"/>",
        "<a xml:base=\"javascript:x()//\" href=\"#\"/>",
        "<a href=\"#\"><set attributeName=\"href\" to=\"javascript:x()\"/></a>",
        "<a href=\"#\"><animate attributeName=\"xlink:href\" values=\"#;javascript:x()\"/></a>",
        "<set attributeName=\"onload\" to=\"x()\"/>",
        "<use href=\"other.svg#a\"/>",
        "<use href=\"data:image/svg+xml,x#a\"/>",
        "<image href=\"data:image/svg+xml;base64,xx\"/>",
        "<image href=\"data:text/html,x\"/>",
        "<image href=\"https://example.org/a.png\"/>",
        "<image href=\"a.png\"/>",
        "<feImage xlink:href=\"https://example.org/a.png\"/>",
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>a{fill:url(https://example.org/a)}</style>",
        "<style><![CDATA[a{fill:\\75rl(//example.org/a)}]]></style>",
        "<rect style=\"background:url('//example.org/a')\"/>",
        "<rect fill=\"url(https://example.org/a#b)\"/>",
        "<rect style=\"width:expression(x())\"/>",
        "<?xml-stylesheet href=\"x.xsl\" type=\"text/xsl\"?>",
        "<?php x() ?>",
        "<unheard-of/>",
        "<g unheard-of=\"1\"/>",
        "<g xmlns=\"\"/>",
        "<g xmlns=\"http://example.org/unheard-of\"/>",
    ] {
        assert_ne!(svg_problems(&drawing(inside)), [], "{inside}");
    }
}

#[test]
fn a_drawing_is_xml_in_utf_8_without_declarations() {
    let plain = drawing("");
    let wide: String = plain.chars().flat_map(|letter| [letter, '\0']).collect();
    for text in [
        String::new(),
        "<svg".to_owned(),
        "<svg/>".to_owned(),
        "<svg><g></svg>".to_owned(),
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>".to_owned(),
        drawing("&nbsp;"),
        wide,
        format!("<!DOCTYPE svg>{plain}"),
        format!("<!-- a --><!doctype svg>{plain}"),
        format!("<!DOCTYPE svg [<!ENTITY x '<script/>'>]>{plain}"),
        format!("<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]>{plain}"),
        format!("<!DOCTYPE svg SYSTEM 'https://example.org/x.dtd'>{plain}"),
        format!("<?xml version=\"1.0\" encoding=\"UTF-7\"?>{plain}"),
        format!("<?xml version='1.0' encoding='iso-8859-1'?>{plain}"),
        format!("<?xml version=\"1.0\"?><?xml-stylesheet href=\"x.xsl\"?>{plain}"),
        format!("{plain}<?xml-stylesheet href=\"x.xsl\"?>"),
    ] {
        assert_ne!(svg_problems(&text), [], "{text}");
    }
}

#[test]
fn drawings_as_programs_save_them_are_plain() {
    for text in [
        drawing("<title>A</title><desc>B</desc><rect width=\"1\" fill=\"url(#a)\" aria-hidden=\"true\" data-name=\"b\"/>"),
        drawing("<style type=\"text/css\"><![CDATA[.a{fill:url(#b)} @font-face{src:url(data:font/woff2;base64,xx)}]]></style>"),
        drawing("<a href=\"https://example.org/?a=1&amp;b=2\" target=\"_blank\"><text>a &gt; b, javascript: and on = x</text></a>"),
        drawing("<image xlink:href=\"data:image/png;base64,xx\"/><use xlink:href=\"#on\"/>"),
        drawing("<circle r=\"1\"><animate attributeName=\"r\" values=\"1;2\" dur=\"1s\"/></circle>"),
        format!("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?>\n<!-- <script> <!DOCTYPE svg [ -->{}", drawing("")),
        // Inkscape, with its own vocabulary.
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" \
         xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" inkscape:version=\"1.3\" sodipodi:docname=\"a.svg\">\
         <sodipodi:namedview id=\"a\" pagecolor=\"#fff\"><inkscape:grid/></sodipodi:namedview>\
         <metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:cc=\"http://creativecommons.org/ns#\">\
         <cc:Work rdf:about=\"\"><dc:format xmlns:dc=\"http://purl.org/dc/elements/1.1/\">image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>\
         <g inkscape:groupmode=\"layer\" inkscape:label=\"onclick\" style=\"fill:#000;-inkscape-font-specification:Sans\"/></svg>".to_owned(),
        // Illustrator's export.
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"Layer_1\" data-name=\"Layer 1\" viewBox=\"0 0 1 1\" xml:space=\"preserve\" \
         enable-background=\"new 0 0 1 1\"><defs><style>.cls-1{fill:#1d1d1b;}</style></defs><g i:extraneous=\"self\" \
         xmlns:i=\"http://ns.adobe.com/AdobeIllustrator/10.0/\"><path class=\"cls-1\" d=\"M0,0h1\"/></g></svg>".to_owned(),
    ] {
        assert_eq!(svg_problems(&text), [], "{text}");
    }
}

#[test]
fn deep_and_large_drawings_end_in_a_message() {
    let deep = 200_000;
    let nested = drawing(&("<g>".repeat(deep) + &"</g>".repeat(deep)));
    assert_eq!(svg_problems(&nested), []);
    assert_ne!(svg_problems(&drawing(&"<g/>".repeat(600_000))), []);
}
