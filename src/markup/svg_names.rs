//! What plain drawings are made of: elements and attributes of SVG 1.1 and 2 that show something, and the vocabularies that drawing
//! programs add, which mean nothing to a browser.

/// The namespace of SVG.
pub(super) const SVG: &str = "http://www.w3.org/2000/svg";

/// The namespace of `xlink:href`.
pub(super) const XLINK: &str = "http://www.w3.org/1999/xlink";

/// The namespace of `xml:space`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Vocabularies to which a browser gives a meaning: nothing of them is allowed.
pub(super) const FORBIDDEN_NAMESPACES: &[&str] = &[
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1999/XSL/Transform",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2001/xml-events",
    "http://www.w3.org/2001/XInclude",
    "http://www.mozilla.org/xbl",
    "http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul",
];

/// How the namespaces of drawing programs and of metadata begin.
pub(super) const TOOLS: &[&str] = &[
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/",
    "http://inkscape.sourceforge.net/",
    "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.figma.com/",
    "http://www.serif.com/",
    "https://boxy-svg.com",
    "http://schemas.microsoft.com/visio/",
    "http://xml.openoffice.org/",
    "http://www.vectornator.io",
    "http://krita.org/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://purl.org/dc/",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
];

/// Attributes of `xlink`.
pub(super) const XLINK_ATTRIBUTES: &[&str] = &[
    "href", "type", "title", "role", "arcrole", "show", "actuate",
];

/// Elements.
#[rustfmt::skip]
pub(super) const ELEMENTS: &[&str] = &[
    "a", "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend",
    "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
    "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
    "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
    "feSpotLight", "feTile", "feTurbulence", "filter", "flowPara", "flowRegion", "flowRoot", "flowSpan", "font",
    "font-face", "font-face-name", "font-face-src", "g", "glyph", "hkern", "image", "line", "linearGradient", "marker",
    "mask", "metadata", "missing-glyph", "mpath", "path", "pattern", "polygon", "polyline", "radialGradient", "rect",
    "set", "solidColor", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan", "use",
    "view", "vkern",
];

/// Attributes without a namespace. None of them runs anything; addresses in them are checked.
#[rustfmt::skip]
pub(super) const ATTRIBUTES: &[&str] = &[
    "accent-height", "accumulate", "additive", "alignment-baseline", "alphabetic", "amplitude", "arabic-form", "ascent",
    "attributeName", "attributeType", "azimuth", "background", "baseFrequency", "baseProfile", "baseline-shift", "bbox",
    "begin", "bias", "block-progression", "by", "calcMode", "cap-height", "class", "clip", "clip-path", "clip-rule",
    "clipPathUnits", "color", "color-interpolation", "color-interpolation-filters", "color-profile", "color-rendering",
    "contentScriptType", "contentStyleType", "cursor", "cx", "cy", "d", "descent", "diffuseConstant", "direction",
    "display", "divisor", "dominant-baseline", "dur", "dx", "dy", "edgeMode", "elevation", "enable-background", "end",
    "exponent", "fill", "fill-opacity", "fill-rule", "filter", "filterRes", "filterUnits", "flood-color",
    "flood-opacity", "focusable", "font", "font-family", "font-feature-settings", "font-kerning", "font-size",
    "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-variant-caps", "font-variant-east-asian",
    "font-variant-ligatures", "font-variant-numeric", "font-variant-position", "font-variation-settings", "font-weight",
    "fr", "from", "fx", "fy", "g1", "g2", "glyph-name", "glyph-orientation-horizontal", "glyph-orientation-vertical",
    "glyphRef", "gradientTransform", "gradientUnits", "hanging", "height", "horiz-adv-x", "horiz-origin-x",
    "horiz-origin-y", "href", "hreflang", "id", "ideographic", "image-rendering", "in", "in2", "inline-size",
    "intercept", "isolation", "k", "k1", "k2", "k3", "k4", "kernelMatrix", "kernelUnitLength", "kerning", "keyPoints",
    "keySplines", "keyTimes", "lang", "lengthAdjust", "letter-spacing", "lighting-color", "limitingConeAngle",
    "line-height", "local", "marker", "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits",
    "markerWidth", "mask", "mask-type", "maskContentUnits", "maskUnits", "mathematical", "max", "media", "method",
    "min", "mix-blend-mode", "mode", "name", "numOctaves", "offset", "opacity", "operator", "order", "orient",
    "orientation", "origin", "overflow", "overline-position", "overline-thickness", "paint-order", "panose-1", "path",
    "pathLength", "patternContentUnits", "patternTransform", "patternUnits", "pointer-events", "points", "pointsAtX",
    "pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY",
    "rel", "rendering-intent", "repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures", "restart",
    "result", "role", "rotate", "rx", "ry", "scale", "seed", "shape-inside", "shape-padding", "shape-rendering", "side",
    "slope", "solid-color", "solid-opacity", "spacing", "specularConstant", "specularExponent", "spreadMethod",
    "startOffset", "stdDeviation", "stemh", "stemv", "stitchTiles", "stop-color", "stop-opacity",
    "strikethrough-position", "strikethrough-thickness", "string", "stroke", "stroke-dasharray", "stroke-dashoffset",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "style", "surfaceScale",
    "systemLanguage", "tabindex", "tableValues", "target", "targetX", "targetY", "text-align", "text-anchor",
    "text-decoration", "text-indent", "text-orientation", "text-overflow", "text-rendering", "text-transform",
    "textLength", "title", "to", "transform", "transform-box", "transform-origin", "type", "u1", "u2",
    "underline-position", "underline-thickness", "unicode", "unicode-bidi", "unicode-range", "units-per-em",
    "v-alphabetic", "v-hanging", "v-ideographic", "v-mathematical", "values", "vector-effect", "version", "vert-adv-y",
    "vert-origin-x", "vert-origin-y", "viewBox", "viewTarget", "visibility", "white-space", "width", "widths",
    "word-spacing", "writing-mode", "x", "x-height", "x1", "x2", "xChannelSelector", "y", "y1", "y2",
    "yChannelSelector", "z", "zoomAndPan",
];
