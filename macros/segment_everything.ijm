// Finds all objects of an image, saves them as selections, and returns how many there are.
// In Fiji: Templates > MobileSAM in the script editor; it asks for the image. Or without a screen:
//   ImageJ --headless -macro segment_everything.ijm "cells.tif,cells-rois.zip"

argument = split(getArgument(), ",");
if (argument.length == 2) {
	image = argument[0];
	zip = argument[1];
} else {
	image = File.openDialog("Image");
	zip = File.getDirectory(image) + File.getNameWithoutExtension(image) + "-rois.zip";
}

open(image);
run("Segment Everything...", "points_per_side=16 min_area=30 roi_manager=false overlay roi_zip=[" + zip + "]");
return "" + Overlay.size;
