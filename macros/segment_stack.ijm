// Finds all objects in every plane of a stack; saves them as selections and as a stack of labels, and how many there are
// in each plane as a table. Each plane is segmented for itself: an object has another label in the next plane.
// In Fiji: Templates > MobileSAM in the script editor; it asks for the stack and a folder. Or without a screen:
//   ImageJ --headless -macro segment_stack.ijm "cells.tif,results"

argument = split(getArgument(), ",");
if (argument.length == 2) {
	stack = argument[0];
	folder = argument[1];
} else {
	stack = File.openDialog("Stack");
	folder = getDirectory("Save into");
}

open(stack);
image = getImageID();
name = folder + File.separator + File.getNameWithoutExtension(stack);
run("Segment Everything...", "planes=all points_per_side=16 min_area=30 roi_manager=false overlay label_image roi_zip=[" + name + "-rois.zip]");
saveAs("Tiff", name + "-labels.tif"); // the label image is in front

selectImage(image);
Stack.getDimensions(width, height, channels, slices, frames);
objects = newArray(slices * frames);
for (i = 0; i < Overlay.size; i++) {
	Overlay.activateSelection(i); // shows the plane that it lies on
	Stack.getPosition(channel, slice, frame);
	objects[(frame - 1) * slices + slice - 1] += 1;
}
table = "slice,frame,objects\n";
for (i = 0; i < objects.length; i++)
	table = table + (i % slices + 1) + "," + (floor(i / slices) + 1) + "," + objects[i] + "\n";
File.saveString(table, name + "-objects.csv");
return "" + Overlay.size;
