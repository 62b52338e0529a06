// Finds all objects of an image, saves them as selections, and returns how many there are.
// In Fiji: Plugins > Macros > Run..., or without a screen:
//   ImageJ --headless -macro segment_everything.ijm "cells.tif,cells-rois.zip"

files = split(getArgument(), ",");
open(files[0]);
run("Segment Everything...", "points_per_side=16 min_area=30 roi_manager=false overlay roi_zip=[" + files[1] + "]");
return "" + Overlay.size;
