package dev.docent.testing;

/** Writes presentations of PowerPoint. */
public final class SlidesWriter {
    private static final String MAIN = "ppt/presentation.xml";

    private final OfficeWriter office = new OfficeWriter().refers("", "r1", "officeDocument", "ppt/presentation.xml");
    private final StringBuilder order = new StringBuilder();
    private int slides;

    /** Adds a slide of these shapes. */
    public SlidesWriter slide(String shapes) {
        return slide("p:sld", shapes);
    }

    /** @param root the root element with its attributes, such as {@code p:sld show="0"} */
    public SlidesWriter slide(String root, String shapes) {
        slides++;
        office.refers(MAIN, "s" + slides, "slide", "slides/slide" + slides + ".xml")
                .part(part(), root, "<p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld>");
        order.append("<p:sldId id=\"")
                .append(255 + slides)
                .append("\" r:id=\"s")
                .append(slides)
                .append("\"/>");
        return this;
    }

    /** Adds notes to the last slide. */
    public SlidesWriter notes(String shapes) {
        office.refers(part(), "n", "notesSlide", "../notesSlides/notes" + slides + ".xml")
                .part(
                        "ppt/notesSlides/notes" + slides + ".xml",
                        "p:notes",
                        "<p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld>");
        return this;
    }

    /** Adds the data of a drawing to the last slide, which refers to it as {@code d}. */
    public SlidesWriter drawing(String points) {
        office.refers(part(), "d", "diagramData", "../diagrams/data" + slides + ".xml")
                .part("ppt/diagrams/data" + slides + ".xml", "dgm:dataModel", "<dgm:ptLst>" + points + "</dgm:ptLst>");
        return this;
    }

    private String part() {
        return "ppt/slides/slide" + slides + ".xml";
    }

    /** Returns a shape in a place of the layout. */
    public static String shape(String placeholder, String... paragraphs) {
        return "<p:sp><p:nvSpPr><p:nvPr><p:ph type=\"" + placeholder + "\"/></p:nvPr></p:nvSpPr><p:txBody>"
                + String.join("", paragraphs) + "</p:txBody></p:sp>";
    }

    /** Returns a box with text. */
    public static String box(String... paragraphs) {
        return "<p:sp><p:txBody>" + String.join("", paragraphs) + "</p:txBody></p:sp>";
    }

    public static String paragraph(String words) {
        return "<a:p>" + run(words) + "</a:p>";
    }

    /** Returns a paragraph with properties. */
    public static String paragraph(String properties, String words) {
        return "<a:p>" + properties + run(words) + "</a:p>";
    }

    public static String run(String words) {
        return "<a:r><a:t>" + words + "</a:t></a:r>";
    }

    public SlidesWriter strict() {
        office.strict();
        return this;
    }

    public byte[] bytes() {
        // The order of slides is that of the list, not that of their names.
        return office.part(MAIN, "p:presentation", "<p:sldIdLst>" + order + "</p:sldIdLst>")
                .bytes();
    }
}
