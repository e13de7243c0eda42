"""What many authorities' ratings look like side by side: a region, the nation, one authority over its rounds."""
