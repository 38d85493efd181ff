/// The classes that charts use, with colours for a theme that says nothing else.
public enum ChartStyle {
    /// Rules for a style sheet. A theme sets the custom properties; dark and printed pages follow.
    public static let css: StaticString = """
        .chart{display:block;width:100%;max-width:34rem;height:auto;font-size:12px;overflow:visible}
        .chart text{fill:currentColor;stroke:var(--chart-ground,Canvas);stroke-width:3px;stroke-linejoin:round;\
        paint-order:stroke}
        .chart .track{fill:var(--chart-track,currentColor);fill-opacity:var(--chart-track-opacity,.16)}
        .chart .fill{fill:var(--chart-fill,currentColor)}
        .chart .over{fill:var(--chart-over,currentColor)}
        .chart .axis{stroke:var(--chart-axis,currentColor)}
        .chart .first{stroke:var(--chart-fill,currentColor)}
        .chart .second{stroke:var(--chart-second,currentColor)}
        .chart .peers{stroke:var(--chart-peers,currentColor)}
        .chart .own{fill:var(--chart-own,currentColor)}

        """
}
