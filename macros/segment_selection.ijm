// Selects the object at a point of the image in front, measures it, and returns its area in calibrated units.

makePoint(getWidth() / 2, getHeight() / 2);
run("Segment Selection", "mask=best selection");
getStatistics(area);
return "" + area;
